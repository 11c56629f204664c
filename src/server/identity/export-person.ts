import { Injectable } from '@nestjs/common';
import type { PersonExportDto } from '../../contract/person-export.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { ExportRepository } from './export.repository.js';
import { PersonFollowers } from './follows-person.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleRepository } from './people.repository.js';

/** What a person may take along. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly database: Database,
    private readonly directory: PeopleDirectory,
    private readonly people: PeopleRepository,
    private readonly repository: ExportRepository,
    private readonly followers: PersonFollowers,
    private readonly clock: Clock,
  ) {}

  /** All that is stored of the person that `id` is today, on one snapshot. Refuses with `notFound`. */
  async export(project: CurrentProjectInfo, id: string): Promise<PersonExportDto> {
    return this.database.snapshot(async (connection) => {
      const root = await this.directory.root(connection, project.id, id);
      const visitors = await this.people.visitors(connection, project.id, root);
      const hangsOn: Record<string, unknown> = {};
      for (const follower of this.followers.all) {
        hangsOn[follower.name] = await follower.export(connection, project.id, root);
      }
      return {
        exportedAt: this.clock.now().toISOString(),
        person: await this.directory.detail(connection, project.id, root),
        rows: await this.repository.rows(connection, project.id, root),
        visitors: visitors.map((visitor) => ({ ...visitor, createdAt: visitor.createdAt.toISOString() })),
        hangsOn,
      };
    });
  }
}
