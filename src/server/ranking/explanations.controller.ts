import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LensQueryDto } from '../../contract/backlog.dto.js';
import { ExplanationDto } from '../../contract/explanation.dto.js';
import { RankHistoryDto } from '../../contract/rank-history.dto.js';
import { CurrentProject, RequiresRole, type CurrentProjectInfo } from '../platform/access.js';
import { Explanations } from './explanations.js';

@ApiTags('backlog')
@Controller('api/projects/:projectId/requests/:requestId')
export class ExplanationsController {
  constructor(private readonly explanations: Explanations) {}

  /** Why the request has its score and its rank. */
  @Get('explanation')
  @RequiresRole('viewer')
  explain(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
    @Query() { lens }: LensQueryDto,
  ): Promise<ExplanationDto> {
    return this.explanations.explain(project, requestId, lens);
  }

  /** Where the request stood day by day, under each built-in lens. */
  @Get('rank-history')
  @RequiresRole('viewer')
  rankHistory(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('requestId') requestId: string,
  ): Promise<RankHistoryDto> {
    return this.explanations.rankHistory(project, requestId);
  }
}
