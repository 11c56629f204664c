import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { VotesModule } from '../votes/votes.module.js';
import { AuthorsRepository } from './authors.repository.js';
import { Board } from './board.js';
import { BoardRepository } from './board.repository.js';
import { History } from './history.js';
import { HistoryRepository } from './history.repository.js';
import { Merges } from './merges.js';
import { MergesRepository } from './merges.repository.js';
import { RecordedRequests } from './recorded-requests.repository.js';
import { RequestsController } from './requests.controller.js';
import { RequestsFollower } from './requests-follower.js';
import { Requests } from './requests.js';
import { RequestsRepository } from './requests.repository.js';
import { Submissions } from './submissions.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { WidgetRequestsController } from './widget-requests.controller.js';

@Module({
  imports: [IdentityModule, RankingModule, VotesModule],
  controllers: [WidgetRequestsController, RequestsController],
  providers: [
    AuthorsRepository,
    Board,
    BoardRepository,
    History,
    HistoryRepository,
    Merges,
    MergesRepository,
    RecordedRequests,
    Requests,
    RequestsFollower,
    RequestsRepository,
    Submissions,
    SubmissionsRepository,
  ],
  exports: [Board, Merges, RecordedRequests, Requests],
})
export class RequestsModule {}
