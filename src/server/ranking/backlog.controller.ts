import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { BacklogFilterDto, BacklogPageDto, BacklogQueryDto } from '../../contract/backlog.dto.js';
import { WhatIfAnswerDto, WhatIfDto } from '../../contract/what-if.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { BacklogCsv } from './backlog-csv.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { Backlog } from './backlog.js';
import { WhatIf } from './what-if.js';

@ApiTags('backlog')
@Controller('api/projects/:projectId')
export class BacklogController {
  constructor(
    private readonly backlog: Backlog,
    private readonly csv: BacklogCsv,
    private readonly whatIf: WhatIf,
  ) {}

  /** The requests, ranked: the best first. */
  @Get('backlog')
  @RequiresRole('viewer')
  page(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Query() query: BacklogQueryDto,
  ): Promise<BacklogPageDto> {
    return this.backlog.page(member, project, query);
  }

  /** The same as a CSV file: all rows of the list, 100,000 at the most, from one snapshot. */
  @Get('backlog.csv')
  @RequiresRole('viewer')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  file(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Query() filter: BacklogFilterDto,
  ): Promise<StreamableFile> {
    return this.csv.file(member, project, filter);
  }

  /** The open requests under other numbers, with their ranks before and after. Nothing is stored. */
  @Post('backlog/what-if')
  @CreatesNothing('It reads: a question too long for an address.')
  @RequiresRole('viewer')
  @HttpCode(200)
  rerank(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() body: WhatIfDto,
  ): Promise<WhatIfAnswerDto> {
    return this.whatIf.answer(member, project, body);
  }
}
