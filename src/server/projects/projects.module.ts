import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { ProjectDeletionRepository } from './project-deletion.repository.js';
import { ProjectDeletion } from './project-deletion.js';
import { ProjectVersions } from './project-versions.repository.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsRepository } from './projects.repository.js';
import { Projects } from './projects.js';

/** Projects, their settings, and their end. */
@Module({
  imports: [MembersModule],
  controllers: [ProjectsController],
  providers: [Projects, ProjectDeletion, ProjectDeletionRepository, ProjectVersions, ProjectsRepository],
  exports: [Projects, ProjectVersions],
})
export class ProjectsModule {}
