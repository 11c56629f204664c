import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SampleDataDto } from '../../contract/sample.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { SampleData } from './sample-data.js';

@ApiTags('sample data')
@Controller('api/projects/:projectId/sample')
export class SampleController {
  constructor(private readonly sample: SampleData) {}

  /** Whether the project has sample data, and how far its loading is. */
  @Get()
  @RequiresRole('viewer')
  get(@CurrentProject() project: CurrentProjectInfo): Promise<SampleDataDto> {
    return this.sample.get(project);
  }

  /** Fills a project without requests with a believable year: requests, people, companies, votes. It takes seconds. */
  @Post()
  @RequiresRole('admin')
  @Creates()
  @HttpCode(202)
  load(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentCreation() creation: Creation,
  ): Promise<SampleDataDto> {
    return this.sample.load(member, project, creation);
  }

  /** Removes all that was made up, with the votes for it, and nothing else. */
  @Delete()
  @RequiresRole('admin')
  @HttpCode(202)
  remove(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
  ): Promise<SampleDataDto> {
    return this.sample.remove(member, project);
  }
}
