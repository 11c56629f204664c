import { Module, type DynamicModule } from '@nestjs/common';
import { BoardModule } from './board/board.module.js';
import { DemoModule } from './demo/demo.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { MembersModule } from './members/members.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { PlatformModule, type Parts } from './platform/platform.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { RankingModule } from './ranking/ranking.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { VotesModule } from './votes/votes.module.js';

/** The wings, from left to right: each imports only from those before it. */
@Module({})
export class AppModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(parts),
        HealthModule,
        MembersModule,
        ProjectsModule,
        RankingModule,
        IdentityModule,
        VotesModule,
        RequestsModule,
        BoardModule,
        DemoModule,
      ],
    };
  }
}
