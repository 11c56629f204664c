import { Injectable } from '@nestjs/common';
import { isProjectId } from '../../contract/ids.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Refusal } from '../platform/refusal.js';
import type { WidgetProject } from './caller.js';
import { policyOf } from './policy.js';
import { SigningKeys } from './signing-keys.js';
import { WidgetProjectsRepository, type WidgetProjectRow } from './widget-projects.repository.js';

const GOOD_FOR_MS = 5_000;
/** Garbage from a browser must not become a read of the database each time. */
const DOUBTED_AFTER_MS = 1_000;
const MAX_CACHED = 1_000;

interface Cached {
  project: WidgetProject;
  at: number;
}

/**
 * Projects as the widget's calls need them, kept for a few seconds. A stale one does no harm: every statement that
 * acts for a caller asks for the version it was loaded with, and where that is gone the project is reloaded.
 */
@Injectable()
export class WidgetProjects {
  private readonly cached = new Map<string, Cached>();

  constructor(
    private readonly repository: WidgetProjectsRepository,
    private readonly signingKeys: SigningKeys,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The project, at most a few seconds old; refuses with `notFound` where there is none. */
  async load(publicId: string): Promise<WidgetProject> {
    return this.atMost(GOOD_FOR_MS, publicId);
  }

  /**
   * The project, at most a second old: for a decision that turns a caller away, which no later statement would put
   * right. Another process may have rotated the secret or opened the project meanwhile.
   */
  async doubt(publicId: string): Promise<WidgetProject> {
    return this.atMost(DOUBTED_AFTER_MS, publicId);
  }

  private async atMost(ageMs: number, publicId: string): Promise<WidgetProject> {
    const known = this.cached.get(publicId);
    // What is from the future was read before the host's clock was set back: nobody knows how old it is.
    const age = known ? this.clock.now().getTime() - known.at : -1;
    const fresh = age >= 0 && age < ageMs;
    return known && fresh ? known.project : this.reload(publicId);
  }

  /** The project as it is now; refuses with `notFound` where there is none. */
  async reload(publicId: string): Promise<WidgetProject> {
    const at = this.clock.now().getTime();
    const row = isProjectId(publicId) ? await this.repository.find(publicId) : undefined;
    if (row === undefined) {
      this.cached.delete(publicId);
      throw new Refusal('notFound');
    }
    const project = await this.projectOf(row);
    this.keep({ project, at });
    return project;
  }

  /** Two reads may end in the other order than they began: the newer version stays. */
  private keep(entry: Cached): void {
    const { publicId, version } = entry.project;
    const known = this.cached.get(publicId);
    if (known && known.project.version > version) return;
    // Deleted first, so that the map's order is that of the last reload and the first entry is the oldest.
    this.cached.delete(publicId);
    this.cached.set(publicId, entry);
    if (this.cached.size > MAX_CACHED) this.cached.delete(this.cached.keys().next().value!);
  }

  private async projectOf(row: WidgetProjectRow): Promise<WidgetProject> {
    const { id, publicId, version, name, theme, participation, allowedOrigins, board, boardIndexed } = row;
    const policy = policyOf(row);
    const audiences = this.config.audiences(publicId);
    const keys = await this.signingKeys.of(row);
    const settings = { name, theme, participation, allowedOrigins, board, boardIndexed };
    return { id, publicId, version, ...settings, policy, audiences, keys };
  }
}
