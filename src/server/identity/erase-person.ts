import { Injectable } from '@nestjs/common';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Database } from '../platform/database/database.js';
import { EraseRepository } from './erase.repository.js';
import { PersonFollowers } from './follows-person.js';
import { RootMoved, identificationRaces } from './identify.js';
import { IdentifyRepository } from './identify.repository.js';
import { PeopleDirectory } from './people-directory.js';

/** Forgets a person: with everybody merged into it, its keys, browsers, journals and votes. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly database: Database,
    private readonly directory: PeopleDirectory,
    private readonly keys: IdentifyRepository,
    private readonly repository: EraseRepository,
    private readonly followers: PersonFollowers,
    private readonly audit: AuditLog,
  ) {}

  /** The id of a merged person erases the whole that it belongs to. Refuses with `notFound`. */
  async erase(member: CurrentMemberInfo, project: CurrentProjectInfo, id: string): Promise<void> {
    await this.database.transaction(
      async (tx) => {
        const root = await this.directory.root(tx, project.id, id);
        if (!(await this.keys.lockRoots(tx, project.id, [root]))) throw new RootMoved();
        const people = await this.repository.lockComponent(tx, project.id, root);
        for (const follower of this.followers.all) await follower.erase(tx, project.id, people);
        await this.repository.erase(tx, project.id, people);
        await this.audit.write(tx, { projectId: project.id, member, action: 'person.erased', subject: root });
      },
      { retryOn: identificationRaces },
    );
  }
}
