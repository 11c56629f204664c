import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Banner } from '../platform/banner.js';
import { Settings } from '../platform/settings.js';
import { FirstRun } from './first-run.js';

/** At each start without a member: creates the one that the environment names, or prints the one-time link. */
@Injectable()
export class FirstRunAnnouncement implements OnApplicationBootstrap {
  private readonly logger = new Logger('FirstRun');

  constructor(
    private readonly settings: Settings,
    private readonly firstRun: FirstRun,
    private readonly banner: Banner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'worker') return;
    if (this.settings.owner) return this.createOwner(this.settings.owner);
    const link = await this.firstRun.newLink();
    // Always asked for, also on loopback: the server may stand behind a public proxy.
    if (link) this.banner.add(`Create the first owner (this link works once): ${link}`);
  }

  private async createOwner(owner: { email: string; password: string }): Promise<void> {
    const created = await this.firstRun.createFrom(owner);
    if (created) this.logger.log('Created the first owner, as REQIO_OWNER_EMAIL says.');
  }
}
