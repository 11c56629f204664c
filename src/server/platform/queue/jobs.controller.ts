import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { JobsDto } from '../../../contract/jobs.dto.js';
import { CurrentProject, RequiresRole, type CurrentProjectInfo } from '../access.js';
import { QUEUE, type Queue } from './queue.js';

@ApiTags('jobs')
@Controller('api/projects/:projectId/jobs')
export class JobsController {
  constructor(@Inject(QUEUE) private readonly queue: Queue) {}

  /** The background work of the project that waits, runs or has failed, newest first. */
  @Get()
  @RequiresRole('admin')
  async list(@CurrentProject() project: CurrentProjectInfo): Promise<JobsDto> {
    return { items: await this.queue.list(project.id) };
  }
}
