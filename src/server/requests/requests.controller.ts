import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQueryDto } from '../../contract/page.dto.js';
import {
  CreateRequestDto,
  EditRequestDto,
  EditRequestsDto,
  EditedRequestsDto,
  MergeRequestDto,
  RequestDto,
  RequestEventsDto,
  SimilarToRequestsDto,
  TagsDto,
} from '../../contract/requests.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CreatesNothing, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { History } from './history.js';
import { Merges } from './merges.js';
import { Requests } from './requests.js';

@ApiTags('requests')
@Controller('api/projects/:projectId')
export class RequestsController {
  constructor(
    private readonly requests: Requests,
    private readonly history: History,
    private readonly merges: Merges,
  ) {}

  /** Writes a request down, on behalf of a person where one is named. */
  @Post('requests')
  @RequiresRole('editor')
  @Creates()
  create(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Body() request: CreateRequestDto,
    @CurrentCreation() creation: Creation,
  ): Promise<RequestDto> {
    return this.requests.create(project, member, request, creation);
  }

  /** Changes many requests at once: all of them, or none. */
  @Patch('requests')
  @RequiresRole('editor')
  editMany(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Body() edit: EditRequestsDto,
  ): Promise<EditedRequestsDto> {
    return this.requests.editMany(project, member, edit);
  }

  /** One request, merged or not. */
  @Get('requests/:requestId')
  @RequiresRole('viewer')
  get(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
  ): Promise<RequestDto> {
    return this.requests.get(project, requestId);
  }

  /** Changes a request; what is absent stays as it is. */
  @Patch('requests/:requestId')
  @RequiresRole('editor')
  edit(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Param('requestId') requestId: string,
    @Body() edit: EditRequestDto,
  ): Promise<RequestDto> {
    return this.requests.edit(project, member, requestId, edit);
  }

  /** What happened to a request, the newest first. */
  @Get('requests/:requestId/history')
  @RequiresRole('viewer')
  listHistory(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
    @Query() query: PageQueryDto,
  ): Promise<RequestEventsDto> {
    return this.history.list(project, requestId, query);
  }

  /** Other requests that say something like it: candidates for a merge. */
  @Get('requests/:requestId/similar')
  @RequiresRole('viewer')
  similar(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
  ): Promise<SimilarToRequestsDto> {
    return this.requests.similar(project, requestId);
  }

  /** Merges a request into another, whose voters are the union of both from then on; answers the one that stays. */
  @Post('requests/:requestId/merge')
  @RequiresRole('editor')
  @Creates()
  @HttpCode(200)
  merge(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Param('requestId') requestId: string,
    @Body() { into }: MergeRequestDto,
    @CurrentCreation() creation: Creation,
  ): Promise<RequestDto> {
    return this.merges.merge(project, member, requestId, into, creation);
  }

  /** Takes the merge of a request back, the last merge first; answers the request. */
  @Post('requests/:requestId/unmerge')
  @RequiresRole('editor')
  @CreatesNothing('It takes a merge back; what is not merged is refused.')
  @HttpCode(200)
  unmerge(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Param('requestId') requestId: string,
  ): Promise<RequestDto> {
    return this.merges.unmerge(project, member, requestId);
  }

  /** The tags in use, the most used first. */
  @Get('tags')
  @RequiresRole('viewer')
  tags(@CurrentProject() project: CurrentProjectInfo): Promise<TagsDto> {
    return this.requests.tags(project);
  }
}
