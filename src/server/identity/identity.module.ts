import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { MembersModule } from '../members/members.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { Callers } from './callers.js';
import { CompaniesController } from './companies.controller.js';
import { PersonFollowers } from './follows-person.js';
import { Inspector } from './inspector.js';
import { IntroducePerson } from './introduce-person.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { peopleProviders } from './people.providers.js';
import { PlansController } from './plans.controller.js';
import { RecordedPeople } from './recorded-people.js';
import { Rejections } from './rejections.js';
import { RejectionsRepository } from './rejections.repository.js';
import { SecretBox } from './secret-box.js';
import { SecretsController } from './secrets.controller.js';
import { Secrets } from './secrets.js';
import { SecretsRepository } from './secrets.repository.js';
import { SettingsController } from './settings.controller.js';
import { IdentitySettings } from './settings.js';
import { SettingsRepository } from './settings.repository.js';
import { SigningKeys } from './signing-keys.js';
import { LlmsController } from './snippets/llms.controller.js';
import { SnippetsController } from './snippets/snippets.controller.js';
import { VisitorIds } from './visitor-id.js';
import { WidgetCallerGuard } from './widget-caller.guard.js';
import { WidgetHttp } from './widget-http.js';
import { WidgetProjects } from './widget-projects.js';
import { WidgetProjectsRepository } from './widget-projects.repository.js';
import { WidgetSessionController } from './widget-session.controller.js';
import { OwnChangesRepository } from './own-changes.repository.js';
import { WidgetSessions } from './widget-sessions.js';

/** Who a customer's users are: their tokens, the secret that signs them, and the people they become. */
@Module({
  imports: [MembersModule, ProjectsModule, RankingModule],
  controllers: [
    CompaniesController,
    LlmsController,
    PeopleController,
    PlansController,
    SecretsController,
    SettingsController,
    SnippetsController,
    WidgetSessionController,
  ],
  providers: [
    ...peopleProviders,
    Callers,
    IdentitySettings,
    Inspector,
    Rejections,
    RejectionsRepository,
    SecretBox,
    Secrets,
    SecretsRepository,
    SettingsRepository,
    SigningKeys,
    VisitorIds,
    WidgetHttp,
    WidgetProjects,
    WidgetProjectsRepository,
    OwnChangesRepository,
    WidgetSessions,
    { provide: APP_GUARD, useClass: WidgetCallerGuard },
  ],
  exports: [
    Callers,
    IntroducePerson,
    People,
    PersonFollowers,
    RecordedPeople,
    Secrets,
    VisitorIds,
    WidgetProjects,
  ],
})
export class IdentityModule {}
