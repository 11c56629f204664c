import fc from 'fast-check';
import { builtInLenses } from '../../contract/lenses.js';
import {
  changed,
  completed,
  hasWholeScores,
  pointsOf,
  sumsSuffice,
  weightsAgree,
  type LensSpec,
  type Scale,
} from './lens.js';

const scale: Scale = {
  freeVoteCents: 100,
  anonymousVoteCents: 20,
  halfLifeDays: 30,
  landmark: new Date('2026-01-01T00:00:00Z'),
};

const suffices = (spec: LensSpec) => sumsSuffice(completed(spec, scale), scale);

describe('a lens', () => {
  it('takes from the project what it does not say itself', () => {
    expect(completed({ lens: 'revenue', weights: { freeVoteCents: 500 } }, scale)).toEqual({
      base: 'revenue',
      freeVoteCents: 500,
      anonymousVoteCents: 20,
      halfLifeDays: 30,
      landmark: scale.landmark,
      exponent: 1,
      plans: null,
      withoutCustomers: [],
      votesSince: null,
      effort: false,
    });
  });

  it('never weighs an anonymous vote more than a free one, also where the project lowered its weights', () => {
    const saved = { lens: 'revenue', weights: { anonymousVoteCents: 50 } } as const;
    expect(completed(saved, { ...scale, freeVoteCents: 10 }).anonymousVoteCents).toBe(10);
  });

  it('refuses weights that contradict each other, or the project', () => {
    expect(weightsAgree({ weights: { freeVoteCents: 10, anonymousVoteCents: 11 } }, scale)).toBe(false);
    expect(weightsAgree({ weights: { anonymousVoteCents: 101 } }, scale)).toBe(false);
    expect(weightsAgree({ weights: { anonymousVoteCents: 100 } }, scale)).toBe(true);
    expect(weightsAgree({ weights: { freeVoteCents: 0 } }, scale)).toBe(true);
  });

  it('keeps what a what-if does not change', () => {
    const saved = { lens: 'balanced', plans: ['Pro'], weights: { freeVoteCents: 5 } } as const;
    const changes = { exponent: 0.5, plans: undefined, weights: { halfLifeDays: 60 } };
    expect(changed(saved, changes)).toEqual({
      lens: 'balanced',
      plans: ['Pro'],
      exponent: 0.5,
      weights: { freeVoteCents: 5, halfLifeDays: 60 },
    });
  });

  it('is computed from stored sums unless it counts other votes, other powers or another decay', () => {
    expect(suffices({ lens: 'revenue', weights: { freeVoteCents: 7, halfLifeDays: 90 }, effort: true })).toBe(
      true,
    );
    expect(suffices({ lens: 'votes', exponent: 0.5 })).toBe(true);
    expect(suffices({ lens: 'trending', weights: { halfLifeDays: 30 } })).toBe(true);
    expect(suffices({ lens: 'trending', weights: { halfLifeDays: 90 } })).toBe(false);
    expect(suffices({ lens: 'revenue', exponent: 0.5 })).toBe(false);
    expect(suffices({ lens: 'votes', plans: ['Pro'] })).toBe(false);
    expect(suffices({ lens: 'votes', withoutCustomers: ['1'] })).toBe(false);
    expect(suffices({ lens: 'votes', votesSince: '2026-01-01' })).toBe(false);
  });

  it('raises what a contributor weighs to its power before it makes points of it', () => {
    expect(pointsOf(10_000, { base: 'revenue', exponent: 0.5 })).toBe(100);
    expect(pointsOf(10_000, { base: 'revenue', exponent: 1 })).toBe(10_000);
    expect(pointsOf(90_000, { base: 'balanced', exponent: 0.5 })).toBe(2_000);
    expect(pointsOf(10_000, { base: 'trending', exponent: 0.5 })).toBe(100);
    expect(pointsOf(10_000, { base: 'votes', exponent: 0.5 })).toBe(1);
  });

  it('has whole scores unless they decay or are divided', () => {
    const whole = builtInLenses.map((base) => hasWholeScores({ base, effort: false }));
    expect(whole).toEqual(builtInLenses.map((base) => base !== 'trending'));
    expect(builtInLenses.some((base) => hasWholeScores({ base, effort: true }))).toBe(false);
  });

  it('gives whole points, and more points to who pays more', () => {
    const base = fc.constantFrom(...builtInLenses.filter((lens) => lens !== 'trending'));
    const exponent = fc.double({ min: 0.25, max: 1, noNaN: true });
    const cents = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(base, exponent, cents, cents, (lens, power, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((weight) =>
          pointsOf(weight, { base: lens, exponent: power }),
        );
        expect(Number.isSafeInteger(less)).toBe(true);
        expect(less).toBeLessThanOrEqual(more!);
      }),
    );
  });
});
