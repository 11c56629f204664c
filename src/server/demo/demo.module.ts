import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { MembersModule } from '../members/members.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VotesModule } from '../votes/votes.module.js';
import { SampleController } from './sample.controller.js';
import { SampleData } from './sample-data.js';
import { SampleDataRepository } from './sample-data.repository.js';
import { SampleLoader } from './sample-loader.js';
import { SampleRemoval } from './sample-removal.js';

/** Something to look at before there is anything: a project full of sample data. */
@Module({
  imports: [MembersModule, RankingModule, IdentityModule, VotesModule, RequestsModule],
  controllers: [SampleController],
  providers: [SampleData, SampleDataRepository, SampleLoader, SampleRemoval],
})
export class DemoModule {}
