import { Injectable } from '@nestjs/common';
import type { InspectedRuleDto, InspectionDto } from '../../contract/inspection.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { type Limit, Limits } from '../platform/limits.js';
import { inspect } from './inspect.js';
import { SecretBox } from './secret-box.js';
import { SecretsRepository } from './secrets.repository.js';
import { suspectedMistake } from './suspects.js';
import { WidgetProjects } from './widget-projects.js';

const limit: Limit = { name: 'identity.inspect', points: 60, seconds: 60 };

/** Looks at one token for those who set identity up. Nothing is stored, and nothing is counted. */
@Injectable()
export class Inspector {
  constructor(
    private readonly projects: WidgetProjects,
    private readonly secrets: SecretsRepository,
    private readonly box: SecretBox,
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  async inspect(
    member: CurrentMemberInfo,
    { id, publicId }: CurrentProjectInfo,
    token: unknown,
  ): Promise<InspectionDto> {
    await this.limits.take(limit, member.id);
    const project = await this.projects.reload(publicId);
    const { rules, warnings, claims, text } = await inspect(token, project, this.clock.seconds());
    const signature = rules.find(({ reason }) => reason === 'signature');
    if (signature && text !== undefined) await this.explainSignature(id, text, signature);
    return { verified: rules.every(({ outcome }) => outcome === 'passed'), rules, warnings, claims };
  }

  /** Says more exactly what is wrong with a signature, where the secret was used the wrong way. */
  private async explainSignature(projectId: number, token: string, row: InspectedRuleDto): Promise<void> {
    const stored = await this.secrets.find(this.database, projectId);
    if (!stored?.secret) return;
    const secret = this.box.open(projectId, stored.version, stored.secret);
    row.advice = suspectedMistake(token, secret) ?? row.advice;
  }
}
