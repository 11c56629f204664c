import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { AnonymousLimits } from './anonymous-limits.js';
import { AuthorVotes } from './author-votes.js';
import { CastBatches } from './cast-batches.js';
import { VotesOnBehalf } from './on-behalf.js';
import { RecordedVotes } from './recorded-votes.repository.js';
import { Targets } from './targets.js';
import { TargetsRepository } from './targets.repository.js';
import { UnitedVotes } from './united-votes.js';
import { UnitedVotesRepository } from './united-votes.repository.js';
import { VoteRowsRepository } from './vote-rows.repository.js';
import { Voters } from './voters.js';
import { VotersRepository } from './voters.repository.js';
import { VotesController } from './votes.controller.js';
import { VotesFollower } from './votes-follower.js';
import { VotesOfPersonRepository } from './votes-of-person.repository.js';
import { Votes } from './votes.js';
import { VotesRepository } from './votes.repository.js';
import { WidgetVotesController } from './widget-votes.controller.js';

@Module({
  imports: [IdentityModule, RankingModule],
  controllers: [WidgetVotesController, VotesController],
  providers: [
    AnonymousLimits,
    AuthorVotes,
    CastBatches,
    RecordedVotes,
    Targets,
    TargetsRepository,
    UnitedVotes,
    UnitedVotesRepository,
    VoteRowsRepository,
    Voters,
    VotersRepository,
    Votes,
    VotesFollower,
    VotesOfPersonRepository,
    VotesOnBehalf,
    VotesRepository,
  ],
  exports: [AnonymousLimits, AuthorVotes, RecordedVotes, UnitedVotes],
})
export class VotesModule {}
