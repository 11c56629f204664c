import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  SimilarQueryDto,
  SimilarRequestsDto,
  SubmissionDto,
  WidgetRequestDto,
  WidgetRequestsDto,
  WidgetRequestsQueryDto,
} from '../../contract/widget-requests.dto.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { ForWidget } from '../platform/access.js';
import { Creates, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { Board } from './board.js';
import { Submissions } from './submissions.js';

@ApiTags('widget')
@Controller('api/widget/:projectId/requests')
export class WidgetRequestsController {
  constructor(
    private readonly board: Board,
    private readonly submissions: Submissions,
  ) {}

  /** The requests of a project as its users see them. */
  @Get()
  @ForWidget()
  list(@CurrentCaller() caller: Caller, @Query() query: WidgetRequestsQueryDto): Promise<WidgetRequestsDto> {
    return this.board.list(caller, query);
  }

  /** What there is already, while a title is typed. */
  @Get('similar')
  @ForWidget()
  similar(@CurrentCaller() caller: Caller, @Query() { q }: SimilarQueryDto): Promise<SimilarRequestsDto> {
    return this.board.similar(caller, q);
  }

  /** Submits a request; its author votes for it. */
  @Post()
  @ForWidget()
  @Creates()
  submit(
    @CurrentCaller() caller: Caller,
    @Body() submission: SubmissionDto,
    @CurrentCreation() creation: Creation,
  ): Promise<WidgetRequestDto> {
    return this.submissions.submit(caller, submission, creation);
  }
}
