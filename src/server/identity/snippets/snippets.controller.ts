import { Controller, Get, Param } from '@nestjs/common';
import { SnippetDto } from '../../../contract/snippets.dto.js';
import { stacks, type Stack } from '../../../contract/stacks.js';
import { CurrentProject, RequiresRole, type CurrentProjectInfo } from '../../platform/access.js';
import { Config } from '../../platform/config.js';
import { OneOfPipe } from '../../platform/one-of.pipe.js';
import { IdentitySettings } from '../settings.js';
import { snippetFor } from './snippets.js';

@Controller('api/projects/:projectId/identity/snippets')
export class SnippetsController {
  constructor(
    private readonly config: Config,
    private readonly settings: IdentitySettings,
  ) {}

  /** The mint function, the tag and the assistant's prompt of one stack, ready to paste; they follow the set-up's answers. */
  @Get(':stack')
  @RequiresRole('viewer')
  async get(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('stack', new OneOfPipe(stacks)) stack: Stack,
  ): Promise<SnippetDto> {
    return snippetFor(stack, {
      projectId: project.publicId,
      audience: this.config.audience(project.publicId),
      publicUrl: this.config.settings.publicUrl,
      setUp: await this.settings.setUp(project),
    });
  }
}
