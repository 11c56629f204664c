import { Injectable } from '@nestjs/common';
import type { SecretDto } from '../../contract/secret.dto.js';
import { AuditLog } from '../members/audit-log.repository.js';
import { PasswordConfirmation } from '../members/password-confirmation.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { type Limit, Limits } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';
import { ProjectVersions } from '../projects/project-versions.repository.js';
import { hintOf, newSecret, SecretBox } from './secret-box.js';
import { SecretsRepository, type StoredSecret } from './secrets.repository.js';

const limit: Limit = { name: 'identity.secret', points: 30, seconds: 3600 };

/**
 * The signing secret of a project. A change holds from its commit on, in every process: it raises the project's
 * version, which every statement that acts for a token asks for.
 */
@Injectable()
export class Secrets {
  constructor(
    private readonly database: Database,
    private readonly repository: SecretsRepository,
    private readonly box: SecretBox,
    private readonly versions: ProjectVersions,
    private readonly confirmation: PasswordConfirmation,
    private readonly audit: AuditLog,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /** Makes the first secret; refuses with `secret.exists` where there is one. */
  async generate(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    creation = Creation.unkeyed,
  ): Promise<SecretDto> {
    await this.limit(member, project);
    return creation.transaction(this.database, (tx) =>
      this.change(tx, member, project, 'secret.generated', (stored) => {
        if (stored.secret) throw new Refusal('secret.exists');
        return this.replace(tx, project.id, stored, null);
      }),
    );
  }

  /** Makes a new secret; the present one stays good for `graceSeconds`. Refuses with `secret.missing`. */
  async rotate(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    graceSeconds = 0,
    creation = Creation.unkeyed,
  ): Promise<SecretDto> {
    const until = graceSeconds > 0 ? new Date(this.clock.now().getTime() + 1000 * graceSeconds) : null;
    await this.limit(member, project);
    return creation.transaction(this.database, (tx) =>
      this.change(tx, member, project, 'secret.rotated', (stored) => {
        if (!stored.secret) throw new Refusal('secret.missing');
        return this.replace(tx, project.id, stored, until);
      }),
    );
  }

  /** Ends the grace of the secret before the present one, if it has one. */
  async endGrace(member: CurrentMemberInfo, project: CurrentProjectInfo): Promise<void> {
    await this.limit(member, project);
    await this.database.transaction((tx) =>
      this.change(tx, member, project, 'secret.graceEnded', () =>
        this.repository.forgetPrevious(tx, project.id),
      ),
    );
  }

  /** Leaves the project without a secret: from now on everybody is anonymous. */
  async revoke(member: CurrentMemberInfo, project: CurrentProjectInfo): Promise<void> {
    await this.limit(member, project);
    await this.database.transaction((tx) =>
      this.change(tx, member, project, 'secret.revoked', () => this.repository.revoke(tx, project.id)),
    );
  }

  /** The secret in clear, for a member who gives the password or gave it within five minutes. */
  async reveal(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    password?: string,
  ): Promise<SecretDto> {
    await this.limit(member, project);
    await this.confirmation.require(member, password);
    const stored = await this.repository.find(this.database, project.id);
    if (!stored?.secret) throw new Refusal('secret.missing');
    const { version } = stored;
    await this.audit.write(this.database, {
      projectId: project.id,
      member,
      action: 'secret.revealed',
      detail: { version },
    });
    return { secret: this.box.open(project.id, version, stored.secret), version };
  }

  private limit(member: CurrentMemberInfo, project: CurrentProjectInfo): Promise<void> {
    return this.limits.take(limit, `${project.id}:${member.id}`);
  }

  private async change<Made extends SecretDto | void>(
    tx: Tx,
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    action: `secret.${string}`,
    work: (stored: StoredSecret) => Promise<Made>,
  ): Promise<Made> {
    const stored = await this.repository.lock(tx, project.id);
    const made = await work(stored);
    await this.versions.raise(tx, project.id);
    const detail = { version: made?.version ?? stored.version };
    await this.audit.write(tx, { projectId: project.id, member, action, detail });
    return made;
  }

  private async replace(
    tx: Tx,
    projectId: number,
    stored: StoredSecret,
    previousUntil: Date | null,
  ): Promise<SecretDto> {
    const secret = newSecret();
    const version = stored.version + 1;
    await this.repository.store(tx, projectId, {
      sealed: this.box.seal(projectId, version, secret),
      version,
      hint: hintOf(secret),
      at: this.clock.now(),
      previousUntil,
    });
    return { secret, version };
  }
}
