import { Injectable } from '@nestjs/common';
import type {
  ChangeIdentityDto,
  IdentityDto,
  RejectionDto,
  SecretStateDto,
  SetUpStepDto,
  WarningDto,
} from '../../contract/identity.dto.js';
import type { SetUpAnswersDto } from '../../contract/set-up.dto.js';
import type { RejectionReason, WarningReason } from '../../contract/identity-reasons.js';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Config } from '../platform/config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { ProjectVersions } from '../projects/project-versions.repository.js';
import { rejectionAdvice, warningAdvice } from './advice.js';
import { PeopleDirectory } from './people-directory.js';
import { defaultPolicy, policyOf } from './policy.js';
import { Rejections } from './rejections.js';
import type { ReasonCount } from './rejections.repository.js';
import { SubClaimsRepository } from './sub-claims.repository.js';
import { SettingsRepository, type SettingsRow } from './settings.repository.js';

/** The rules by which a project knows its users, how far its set-up has come, and what was refused. */
@Injectable()
export class IdentitySettings {
  constructor(
    private readonly database: Database,
    private readonly repository: SettingsRepository,
    private readonly rejections: Rejections,
    private readonly people: PeopleDirectory,
    private readonly subClaims: SubClaimsRepository,
    private readonly versions: ProjectVersions,
    private readonly audit: AuditLog,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async get({ id, publicId }: CurrentProjectInfo): Promise<IdentityDto> {
    const counts = await this.rejections.lastDay(id);
    const row = await this.repository.find(id);
    const audience = this.config.audience(publicId);
    return {
      policy: row ? policyOf(row) : defaultPolicy,
      audience,
      stack: row?.stack ?? null,
      setUp: answersOf(row),
      steps: stepsOf(row),
      rejections: counts
        .filter(({ kind }) => kind === 'rejected')
        .map((count) => rejectionOf(count, audience)),
      warnings: counts.filter(({ kind }) => kind === 'warning').map(warningOf),
      lastVerifiedAt: row?.lastVerifiedAt?.toISOString() ?? null,
      secret: row ? secretOf(row, this.clock.now()) : null,
      sharedAddresses: await this.people.sharedAddresses(id),
      crowdedSubs: (await this.subClaims.crowded(id)).map(({ lastAt, ...crowded }) => ({
        ...crowded,
        lastAt: lastAt.toISOString(),
      })),
    };
  }

  /** The answers to the two questions that the set-up asks first. */
  async setUp({ id }: CurrentProjectInfo): Promise<SetUpAnswersDto> {
    return answersOf(await this.repository.find(id));
  }

  /** Holds for the tokens that come after its commit, in every process. */
  async change(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    { setUp, ...policy }: ChangeIdentityDto,
  ): Promise<IdentityDto> {
    const change = {
      ...policy,
      payer: setUp?.payer,
      confirmedAddresses: setUp?.confirmedAddresses,
    };
    if (Object.values(change).some((value) => value !== undefined))
      await this.database.transaction(async (tx) => {
        await this.repository.change(tx, project.id, change);
        await this.versions.raise(tx, project.id);
        const detail = Object.fromEntries(Object.entries(change));
        await this.audit.write(tx, { projectId: project.id, member, action: 'identity.changed', detail });
      });
    return this.get(project);
  }
}

function answersOf(row: SettingsRow | undefined): SetUpAnswersDto {
  return { payer: row?.payer ?? null, confirmedAddresses: row?.confirmedAddresses ?? null };
}

function stepsOf(row: SettingsRow | undefined): SetUpStepDto[] {
  return [
    { step: 'stack', done: Boolean(row?.stack), at: null },
    timedStep('secret', row?.secretAt),
    timedStep('token', row?.lastVerifiedAt),
    timedStep('widget', row?.widgetSeenAt),
  ];
}

function timedStep(step: SetUpStepDto['step'], at: Date | null | undefined): SetUpStepDto {
  return { step, done: Boolean(at), at: at?.toISOString() ?? null };
}

function rejectionOf({ reason, count, lastAt, sample }: ReasonCount, audience: string): RejectionDto {
  const known = reason as RejectionReason;
  const named = sample === null ? '' : ` ${exampleOf(known, sample, audience)}`;
  return {
    reason: known,
    count,
    lastAt: lastAt.toISOString(),
    sample,
    cause: rejectionAdvice[known] + named,
  };
}

function exampleOf(reason: RejectionReason, sample: string, audience: string): string {
  return reason === 'placeholder'
    ? `The last one said “${sample}”.`
    : `The token says ${sample}, this project is ${audience}.`;
}

function warningOf({ reason, count, lastAt }: ReasonCount): WarningDto {
  const known = reason as WarningReason;
  return { reason: known, count, lastAt: lastAt.toISOString(), cause: warningAdvice[known] };
}

function secretOf(row: SettingsRow, now: Date): SecretStateDto | null {
  const { secretHint, secretVersion, secretAt, previousUntil } = row;
  if (secretHint === null || secretAt === null) return null;
  const inGrace = previousUntil !== null && previousUntil > now;
  return {
    hint: secretHint,
    version: secretVersion,
    createdAt: secretAt.toISOString(),
    previousUntil: inGrace ? previousUntil.toISOString() : null,
  };
}
