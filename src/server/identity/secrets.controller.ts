import { Body, Controller, Delete, Header, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RevealSecretDto, RotateSecretDto, SecretDto } from '../../contract/secret.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CreatesNothing, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { Secrets } from './secrets.js';

@ApiTags('identity')
@Controller('api/projects/:projectId/identity/secret')
export class SecretsController {
  constructor(private readonly secrets: Secrets) {}

  /** Makes the project's signing secret. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @RequiresRole('admin')
  @Creates({ secret: true })
  generate(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentCreation() creation: Creation,
  ): Promise<SecretDto> {
    return this.secrets.generate(member, project, creation);
  }

  /** Shows the signing secret to who gives the password again. */
  @Post('reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RequiresRole('admin')
  @CreatesNothing('It reads.')
  reveal(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() { password }: RevealSecretDto,
  ): Promise<SecretDto> {
    return this.secrets.reveal(member, project, password);
  }

  /** Makes a new signing secret. Tokens of the present one verify during the grace only, not at all without. */
  @Post('rotate')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RequiresRole('admin')
  @Creates({ secret: true })
  rotate(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() { graceSeconds }: RotateSecretDto,
    @CurrentCreation() creation: Creation,
  ): Promise<SecretDto> {
    return this.secrets.rotate(member, project, graceSeconds, creation);
  }

  /** Ends the grace of the secret before the present one. */
  @Delete('previous')
  @HttpCode(204)
  @RequiresRole('admin')
  endGrace(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
  ): Promise<void> {
    return this.secrets.endGrace(member, project);
  }

  /** Revokes the signing secret: from now on everybody is anonymous. */
  @Delete()
  @HttpCode(204)
  @RequiresRole('admin')
  revoke(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
  ): Promise<void> {
    return this.secrets.revoke(member, project);
  }
}
