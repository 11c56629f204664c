import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePasswordDto, LoginDto, MemberDto } from '../../contract/auth.dto.js';
import { CurrentMember, Public, SignedIn, type CurrentMemberInfo } from '../platform/access.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** Opens a session: its token is in the cookie of the answer. */
  @Post('login')
  @CreatesNothing('Each sign-in is a session of its own, and its cookie is a secret.')
  @Public()
  @HttpCode(200)
  async login(
    @Body() body: LoginDto,
    @Ip() address: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberDto> {
    const { token, member } = await this.signIn.withPassword(body, { address, agent });
    this.cookie.write(reply, token);
    return member;
  }

  /** Ends the session of the cookie, where there is one. */
  @Post('logout')
  @CreatesNothing('It ends what there is.')
  @Public()
  @HttpCode(204)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(this.cookie.read(request));
    this.cookie.clear(reply);
  }

  /** Who is signed in. */
  @Get('me')
  @SignedIn()
  me(@CurrentMember() { id, email, name }: CurrentMemberInfo): MemberDto {
    return { id, email, name };
  }

  /** Changes the password; the member's other sessions end. */
  @Post('password')
  @CreatesNothing('The second time the old password is another one.')
  @SignedIn()
  @HttpCode(204)
  changePassword(@CurrentMember() member: CurrentMemberInfo, @Body() body: ChangePasswordDto): Promise<void> {
    return this.signIn.changePassword(member, body);
  }
}
