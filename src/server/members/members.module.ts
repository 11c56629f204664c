import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AuditLog } from './audit-log.repository.js';
import { AuthController } from './auth.controller.js';
import { FirstRunAnnouncement } from './first-run.announcement.js';
import { FirstRunController } from './first-run.controller.js';
import { FirstRun } from './first-run.js';
import { FirstRunRepository } from './first-run.repository.js';
import { Guesses } from './guesses.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MembershipsRepository } from './memberships.repository.js';
import { PasswordConfirmation } from './password-confirmation.js';
import { Passwords } from './passwords.js';
import { ProjectMembers } from './project-members.js';
import { RouteAccess } from './route-access.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

/** Product managers: how they sign in, what they may do in which project, and the log of what they did. */
@Module({
  imports: [DiscoveryModule],
  controllers: [AuthController, FirstRunController, MembersController],
  providers: [
    AuditLog,
    FirstRun,
    FirstRunAnnouncement,
    FirstRunRepository,
    Guesses,
    MembersRepository,
    MembershipsRepository,
    PasswordConfirmation,
    Passwords,
    ProjectMembers,
    RouteAccess,
    SessionCookie,
    Sessions,
    SessionsRepository,
    SignIn,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AuditLog, PasswordConfirmation, ProjectMembers],
})
export class MembersModule {}
