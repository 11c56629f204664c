import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditDto, ChangeRankingDto, RankingDto } from '../../contract/ranking.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { Audit } from './audit.js';
import { RankingWeights } from './weights.js';

@ApiTags('ranking')
@Controller('api/projects/:projectId/ranking')
export class RankingController {
  constructor(
    private readonly weights: RankingWeights,
    private readonly audits: Audit,
  ) {}

  /** The numbers that the project ranks by, and how far a change of them is. */
  @Get()
  @RequiresRole('viewer')
  get(@CurrentProject() project: CurrentProjectInfo): Promise<RankingDto> {
    return this.weights.get(project);
  }

  /** Changes what is given: weights at once, a half-life or a saved default lens when everything is scored under it. */
  @Patch()
  @RequiresRole('admin')
  change(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() body: ChangeRankingDto,
  ): Promise<RankingDto> {
    return this.weights.change(member, project, body);
  }

  /** Recomputes every request from its votes, lists what was stored otherwise, and repairs it. */
  @Post('audit')
  @CreatesNothing('It repairs what differs; the second time nothing does.')
  @RequiresRole('admin')
  @HttpCode(200)
  audit(@CurrentProject() project: CurrentProjectInfo): Promise<AuditDto> {
    return this.audits.run(project.id);
  }
}
