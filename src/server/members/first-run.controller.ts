import { Body, Controller, Get, Headers, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FirstRunDto, FirstRunStateDto, MemberDto } from '../../contract/auth.dto.js';
import { Public } from '../platform/access.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { FirstRun } from './first-run.js';
import { SessionCookie } from './session-cookie.js';

@ApiTags('auth')
@Controller('api/first-run')
export class FirstRunController {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly cookie: SessionCookie,
  ) {}

  /** Whether the first owner is still to be created. */
  @Get()
  @Public()
  async state(): Promise<FirstRunStateDto> {
    return { needed: await this.firstRun.isNeeded() };
  }

  /** Creates the first owner with the one-time link that the server printed, and signs in. */
  @Post()
  @CreatesNothing('Its link makes one owner and is gone.')
  @Public()
  async create(
    @Body() body: FirstRunDto,
    @Ip() address: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberDto> {
    const { token, member } = await this.firstRun.create(body, { address, agent });
    this.cookie.write(reply, token);
    return member;
  }
}
