import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQueryDto } from '../../contract/page.dto.js';
import { VoteAnswerDto, VoteOfPersonDto, VoteOnBehalfDto, VotersDto } from '../../contract/votes.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { VotesOnBehalf } from './on-behalf.js';
import { personRef } from './person-ref.js';
import { Voters } from './voters.js';

@ApiTags('requests')
@Controller('api/projects/:projectId/requests/:requestId')
export class VotesController {
  constructor(
    private readonly onBehalf: VotesOnBehalf,
    private readonly voters: Voters,
  ) {}

  /** Who votes for a request: the largest customer's people first, those of one customer together. */
  @Get('voters')
  @RequiresRole('viewer')
  list(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
    @Query() query: PageQueryDto,
  ): Promise<VotersDto> {
    return this.voters.list(project, requestId, query);
  }

  /** Votes on behalf of somebody, named by address, by sub or by id. */
  @Post('votes')
  @RequiresRole('editor')
  @Creates()
  @HttpCode(200)
  castFor(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Param('requestId') request: string,
    @Body() { person, sourceLink }: VoteOfPersonDto,
    @CurrentCreation() creation: Creation,
  ): Promise<VoteAnswerDto> {
    const vote = { request, person: personRef(person), sourceLink };
    return this.onBehalf.cast(project, member, vote, creation);
  }

  /** Votes on behalf of a known person. */
  @Put('votes/:personId')
  @RequiresRole('editor')
  cast(
    @CurrentProject() project: CurrentProjectInfo,
    @CurrentMember() member: CurrentMemberInfo,
    @Param('requestId') request: string,
    @Param('personId') id: string,
    @Body() { sourceLink }: VoteOnBehalfDto,
  ): Promise<VoteAnswerDto> {
    return this.onBehalf.cast(project, member, { request, person: { id }, sourceLink });
  }

  /** Takes a person's vote back on its behalf. */
  @Delete('votes/:personId')
  @RequiresRole('editor')
  withdraw(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') request: string,
    @Param('personId') id: string,
  ): Promise<VoteAnswerDto> {
    return this.onBehalf.withdraw(project, { request, person: { id } });
  }
}
