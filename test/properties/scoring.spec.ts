import fc from 'fast-check';
import { TestApp } from '../support/app.js';
import { Program, step, type Step } from '../support/program.js';
import {
  brokenPromises,
  expectedOf,
  readWorld,
  storedScores,
  type Expected,
} from '../support/scoring-oracle.js';

/** Programs a run: more by hand with `REQIO_TEST_PROGRAMS=500`. */
const RUNS = Number(process.env.REQIO_TEST_PROGRAMS ?? 12);

describe('after any program of tokens, votes, merges, undo, deletions and revenue changes', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('every stored signal and score is what an oracle computes, one step at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => holds(steps, 1)),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('and so it is when the steps happen at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => holds(steps, 6)),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  async function holds(steps: Step[], atOnce: number): Promise<void> {
    const program = await Program.start(app);
    for (let next = 0; next < steps.length; next += atOnce) {
      await Promise.all(steps.slice(next, next + atOnce).map((one) => program.take(one)));
    }
    await app.settle();

    const world = await readWorld(app.db, program.projectId);
    expect(brokenPromises(world)).toEqual([]);
    expectSame(await storedScores(app.db, program.projectId), expectedOf(world));
    await expectExplained(program);
    expect((await program.call('POST', 'ranking/audit')).body).toEqual({
      checked: world.requests.length,
      drifted: [],
    });
  }

  async function expectExplained(program: Program): Promise<void> {
    for (const request of program.requests) {
      for (const lens of ['revenue', 'balanced', 'votes', 'trending']) {
        const { body } = await program.call('GET', `requests/${request}/explanation?lens=${lens}`);
        const sum = body.terms.reduce((total: number, term: { points: number }) => total + term.points, 0);
        expectClose(sum, body.score);
        expectClose(body.storedScore, body.score);
        expect(body.pending).toBe(0);
      }
    }
  }
});

function expectSame(stored: Expected[], expected: Expected[]): void {
  const exact = (scores: Expected) => ({ ...scores, trending: 'compared below' });
  const byId = (a: Expected, b: Expected) => Number(a.requestId) - Number(b.requestId);
  const [have, want] = [stored.toSorted(byId), expected.toSorted(byId)];
  expect(have.map(exact)).toEqual(want.map(exact));
  for (const [index, { trending }] of want.entries()) expectClose(have[index]!.trending, trending);
}

/** Within 1e-9 relative, which is the trending lens's tolerance; the others are integers and equal. */
function expectClose(have: number, want: number): void {
  expect(Math.abs(have - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
}
