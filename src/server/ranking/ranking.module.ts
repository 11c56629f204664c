import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { Announcer } from './announcer.js';
import { AuditCommand } from './audit-command.js';
import { Audit } from './audit.js';
import { AuditRepository } from './audit.repository.js';
import { BacklogCsv } from './backlog-csv.js';
import { BacklogController } from './backlog.controller.js';
import { Backlog } from './backlog.js';
import { BacklogRepository } from './backlog.repository.js';
import { ContributionsRepository } from './contributions.repository.js';
import { Drain } from './drain.js';
import { ExplanationRepository } from './explanation.repository.js';
import { ExplanationsController } from './explanations.controller.js';
import { Explanations } from './explanations.js';
import { History } from './history.js';
import { HistoryRepository } from './history.repository.js';
import { LensFinder } from './lens-finder.js';
import { LensRepository } from './lens.repository.js';
import { LensesController } from './lenses.controller.js';
import { Lenses } from './lenses.js';
import { LiveStreams } from './live-streams.js';
import { LiveStreamsRepository } from './live-streams.repository.js';
import { LiveController } from './live.controller.js';
import { MarksRepository } from './marks.repository.js';
import { Pace } from './pace.js';
import { ProjectRankingRepository } from './project-ranking.repository.js';
import { RankDaysRepository } from './rank-days.repository.js';
import { RankingController } from './ranking.controller.js';
import { Rebuild } from './rebuild.js';
import { RebuildRepository } from './rebuild.repository.js';
import { RecordedDays } from './recorded-days.js';
import { Rerank } from './rerank.js';
import { ScoresRepository } from './scores.repository.js';
import { SignalsRepository } from './signals.repository.js';
import { Sweep } from './sweep.js';
import { RankingWeights } from './weights.js';
import { WhatIf } from './what-if.js';
import { WhatIfRepository } from './what-if.repository.js';

/** What requests are worth, in which order, and why. */
@Module({
  imports: [MembersModule],
  controllers: [
    BacklogController,
    ExplanationsController,
    LensesController,
    LiveController,
    RankingController,
  ],
  providers: [
    Announcer,
    Audit,
    AuditCommand,
    AuditRepository,
    Backlog,
    BacklogCsv,
    BacklogRepository,
    ContributionsRepository,
    Drain,
    ExplanationRepository,
    Explanations,
    History,
    HistoryRepository,
    LensFinder,
    LensRepository,
    Lenses,
    LiveStreams,
    LiveStreamsRepository,
    MarksRepository,
    Pace,
    ProjectRankingRepository,
    RankDaysRepository,
    RankingWeights,
    Rebuild,
    RebuildRepository,
    RecordedDays,
    Rerank,
    ScoresRepository,
    SignalsRepository,
    Sweep,
    WhatIf,
    WhatIfRepository,
  ],
  exports: [Announcer, RecordedDays, Rerank],
})
export class RankingModule {}
