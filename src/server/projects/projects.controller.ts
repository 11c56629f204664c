import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQueryDto } from '../../contract/page.dto.js';
import { ChangeProjectDto, CreateProjectDto, ProjectDto, ProjectsDto } from '../../contract/projects.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  SignedIn,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { Projects } from './projects.js';

@ApiTags('projects')
@Controller('api/projects')
export class ProjectsController {
  constructor(private readonly projects: Projects) {}

  /** The projects that the caller is a member of. */
  @Get()
  @SignedIn()
  list(@CurrentMember() member: CurrentMemberInfo, @Query() query: PageQueryDto): Promise<ProjectsDto> {
    return this.projects.list(member, query);
  }

  /** Creates a project that the caller owns. */
  @Post()
  @SignedIn()
  @Creates()
  create(
    @CurrentMember() member: CurrentMemberInfo,
    @Body() body: CreateProjectDto,
    @CurrentCreation() creation: Creation,
  ): Promise<ProjectDto> {
    return this.projects.create(member, body, creation);
  }

  /** One project with its settings. */
  @Get(':projectId')
  @RequiresRole('viewer')
  get(@CurrentProject() project: CurrentProjectInfo): Promise<ProjectDto> {
    return this.projects.get(project);
  }

  /** Changes the settings that are given. */
  @Patch(':projectId')
  @RequiresRole('admin')
  change(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() body: ChangeProjectDto,
  ): Promise<ProjectDto> {
    return this.projects.change(member, project, body);
  }

  /** Deletes the project with everything in it, for good. */
  @Delete(':projectId')
  @RequiresRole('owner')
  @HttpCode(204)
  delete(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
  ): Promise<void> {
    return this.projects.delete(member, project);
  }
}
