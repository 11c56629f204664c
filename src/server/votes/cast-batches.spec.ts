import sql from 'sql-template-tag';
import type { Caller } from '../identity/caller.js';
import type { People } from '../identity/people.js';
import { CastBatches } from './cast-batches.js';
import type { VotesRepository } from './votes.repository.js';

/** A database that answers when the test lets it. */
class Silent {
  readonly sizes: number[] = [];
  private readonly answers: (() => void)[] = [];

  readonly batches = new CastBatches(
    { verifiedSql: () => sql`select` } as unknown as People,
    { castAll: (_: unknown, requests: string[]) => this.castAll(requests) } as unknown as VotesRepository,
  );

  cast(request: string) {
    return this.batches.cast({} as Caller, request);
  }

  answer(): void {
    for (const answer of this.answers.splice(0)) answer();
  }

  private castAll(requests: string[]) {
    this.sizes.push(requests.length);
    const outcomes = requests.map((request) => ({ flipped: true, votes: Number(request) }));
    return new Promise((resolve) => this.answers.push(() => resolve(outcomes)));
  }
}

describe('votes that wait for those under way', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are refused after ten seconds without an answer, and never sent', async () => {
    const database = new Silent();
    const sent = [database.cast('1'), database.cast('2')];
    const late = database.cast('3');
    const refusal = late.catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(5_000);
    const later = database.cast('4');
    await jest.advanceTimersByTimeAsync(5_001);
    expect(await refusal).toMatchObject({ code: 'server.unavailable' });
    database.answer();
    expect(await Promise.all(sent)).toMatchObject([{ votes: 1 }, { votes: 2 }]);
    await jest.advanceTimersByTimeAsync(0);
    database.answer();
    expect(await later).toMatchObject({ votes: 4 });
    expect(database.sizes).toEqual([1, 1, 1]);
  });
});
