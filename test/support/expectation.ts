import sql from 'sql-template-tag';
import { createDataSource } from '../../src/server/platform/database/data-source.js';
import { Database } from '../../src/server/platform/database/database.js';
import { eventually } from './eventually.js';
import { LONG_MS, type Installation } from './installation.js';
import { misscored } from './misscored.js';
import type { Voters } from './voters.js';

/** In full the faults last longer, and each tells how long the scores took to be exact again. */
export const FULL = process.env.REQIO_FAULTS === 'full';
/** Votes before a fault, and after it. */
export const LOAD = FULL ? 1_000 : 50;

/** After a fault: nothing that was acknowledged is missing, every score is exact, and nobody did anything by hand. */
export class Expectation {
  constructor(
    private readonly installation: Installation,
    private readonly voters: Voters,
    private readonly databaseUrl: () => string | Promise<string>,
  ) {}

  /**
   * The users stop: everything is as it should be. They go on: it still is. `since` is when the fault was over
   * (`performance.now`).
   */
  async holds(fault: string, since: number): Promise<void> {
    await this.voters.stop();
    await this.exact();
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    if (FULL) process.stderr.write(`${fault}: exact ${seconds} s after it was over\n`);
    this.voters.start();
    await this.voters.more(LOAD);
    await this.voters.stop();
    await this.exact();
    for (const server of this.installation.all) await server.says();
    const { id } = this.voters.project;
    expectNothing({
      answersOfAnotherKind: this.voters.unexpected,
      processesThatEnded: this.installation.all.filter(({ process }) => !process.running),
      driftFoundByTheAudit: (await this.installation.call('POST', `/api/projects/${id}/ranking/audit`))
        .drifted,
      acknowledgedVotesLost: await this.lost(),
    });
  }

  /** Until no change waits to be scored, and every stored number is what the oracle computes from the votes. */
  async exact(): Promise<void> {
    await this.withDatabase(async (db, projectId) => {
      await eventually(async () => {
        const marks = await db.row<{ count: number }>(
          sql`select count(*) from mark where project_id = ${projectId}`,
        );
        expect(marks).toEqual({ count: 0 });
        expect(await misscored(db, projectId)).toEqual([]);
      }, LONG_MS);
    });
  }

  /** The ids of everybody whom a token has identified. */
  async subs(): Promise<string[]> {
    const keys = await this.withDatabase((db, projectId) =>
      db.rows<{ value: string }>(
        sql`select value from person_key where project_id = ${projectId} and kind = 'sub' order by value`,
      ),
    );
    return keys.map(({ value }) => value);
  }

  private async lost(): Promise<[string, boolean][]> {
    const votes = await this.withDatabase((db, projectId) =>
      db.rows<{ key: string; active: boolean }>(sql`
        select k.value || ' ' || v.request_id as key, v.active
          from vote v
          join person_key k on k.project_id = v.project_id and k.person_id = v.person_id and k.kind = 'sub'
         where v.project_id = ${projectId}`),
    );
    const stored = new Map(votes.map(({ key, active }) => [key, active]));
    return [...this.voters.acknowledged].filter(([key, voted]) => (stored.get(key) ?? false) !== voted);
  }

  private async withDatabase<Result>(
    work: (db: Database, projectId: number) => Promise<Result>,
  ): Promise<Result> {
    const source = await createDataSource({ url: await this.databaseUrl(), poolSize: 2 }).initialize();
    try {
      const db = new Database(source);
      const row = await db.row<{ id: number }>(
        sql`select id from project where public_id = ${this.voters.project.id}`,
      );
      return await work(db, row!.id);
    } finally {
      await source.destroy();
    }
  }
}

function expectNothing(found: Record<string, unknown[]>): void {
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
}
