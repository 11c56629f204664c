import { Injectable } from '@nestjs/common';
import type { DriftDto } from '../../contract/ranking.dto.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.js';

/** The audit for whoever has a shell: of one project, by its public id, or of all. */
@Injectable()
export class AuditCommand {
  constructor(
    private readonly repository: AuditRepository,
    private readonly audit: Audit,
  ) {}

  /** Says what it finds, line by line; whether nothing had drifted, and there was something to look at. */
  async run(publicId: string | undefined, say: (line: string) => void): Promise<boolean> {
    const projects = await this.repository.projects(publicId);
    if (projects.length === 0)
      say(publicId ? `There is no project ${publicId}.` : 'There is no project yet.');
    let sound = projects.length > 0 || publicId === undefined;
    for (const project of projects) {
      const { checked, drifted } = await this.audit.run(project.id);
      const found = drifted.length === 0 ? 'no drift' : `${drifted.length} differences`;
      say(`${project.publicId} «${project.name}»: ${checked} requests checked, ${found}`);
      drifted.forEach((drift) => say(`  ${lineOf(drift)}`));
      sound &&= drifted.length === 0;
    }
    return sound;
  }
}

function lineOf({ requestId, personId, customerId, field, stored, actual, repaired }: DriftDto): string {
  const ids = { request: requestId, person: personId, customer: customerId };
  const about = Object.entries(ids).flatMap(([noun, id]) => (id === null ? [] : [`${noun} ${id}`]));
  const outcome = repaired ? 'repaired' : 'not repaired';
  return `${about.join(', ')}: ${field} was ${stored ?? 'missing'}, should be ${actual ?? 'none'} (${outcome})`;
}
