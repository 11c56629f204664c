import { Body, Controller, Get, Header, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeIdentityDto, IdentityDto } from '../../contract/identity.dto.js';
import { InspectionDto, InspectTokenDto } from '../../contract/inspection.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Inspector } from './inspector.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { IdentitySettings } from './settings.js';

@ApiTags('identity')
@Controller('api/projects/:projectId/identity')
export class SettingsController {
  constructor(
    private readonly settings: IdentitySettings,
    private readonly inspector: Inspector,
  ) {}

  /** The rules for tokens, how far the set-up has come, and what was refused in the last 24 hours. */
  @Get()
  @RequiresRole('viewer')
  get(@CurrentProject() project: CurrentProjectInfo): Promise<IdentityDto> {
    return this.settings.get(project);
  }

  /** Changes the rules that are given. */
  @Patch()
  @RequiresRole('admin')
  change(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() body: ChangeIdentityDto,
  ): Promise<IdentityDto> {
    return this.settings.change(member, project, body);
  }

  /** Applies every rule to a token and shows what each makes of it. Nothing is stored. */
  @Post('inspect')
  @CreatesNothing('It judges a token and stores nothing.')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RequiresRole('editor')
  inspect(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() { token }: InspectTokenDto,
  ): Promise<InspectionDto> {
    return this.inspector.inspect(member, project, token);
  }
}
