import fc from 'fast-check';
import { balancedPoints, decay, halfLives, landmarkAt, scores, type Decay, type Sums } from './score.js';

const nobody: Sums = {
  voters: 0,
  monthlyCents: 0,
  balancedPoints: 0,
  freeVoters: 0,
  anonymousVoters: 0,
  trendCents: 0,
  trendFree: 0,
  trendAnonymous: 0,
};
const one = (cents: number): Sums => ({
  ...nobody,
  voters: 1,
  monthlyCents: cents,
  balancedPoints: balancedPoints(cents),
});
const scale: Decay = { landmark: new Date('2026-01-01T00:00:00Z'), halfLifeDays: 30 };
const DAY = 86_400;
const landmark = scale.landmark.getTime() / 1000;

describe('a request’s scores', () => {
  it('are nothing where nobody votes', () => {
    expect(scores(nobody, { freeVoteCents: 100, anonymousVoteCents: 0 })).toEqual({
      revenue: 0,
      balanced: 0,
      votes: 0,
      trending: 0,
    });
  });

  it('add revenue, free votes and anonymous votes by their weights', () => {
    const sums = { ...nobody, voters: 206, monthlyCents: 1_234_000, freeVoters: 203, anonymousVoters: 2 };
    expect(scores(sums, { freeVoteCents: 100, anonymousVoteCents: 0 }).revenue).toBe(1_254_300);
    expect(scores(sums, { freeVoteCents: 100, anonymousVoteCents: 25 }).revenue).toBe(1_254_350);
  });

  it('add every part of a request’s votes by its weight, under each lens', () => {
    const sums = {
      voters: 9,
      monthlyCents: 1_000,
      balancedPoints: 3_459,
      freeVoters: 3,
      anonymousVoters: 5,
      trendCents: 2_000,
      trendFree: 1.5,
      trendAnonymous: 0.5,
    };
    expect(scores(sums, { freeVoteCents: 100, anonymousVoteCents: 20 })).toEqual({
      revenue: 1_000 + 3 * 100 + 5 * 20,
      balanced: 3_459 + 3 * 1_000 + 5 * 263,
      votes: 9,
      trending: 2_000 + 1.5 * 100 + 0.5 * 20,
    });
  });

  it('count people under the votes lens, whatever they pay', () => {
    const sums = { ...nobody, voters: 7, monthlyCents: 5, freeVoters: 3, anonymousVoters: 3 };
    expect(scores(sums, { freeVoteCents: 0, anonymousVoteCents: 0 }).votes).toBe(7);
  });

  it('let a big customer count more under the balanced lens, but not drown everyone', () => {
    const big = scores(one(1_000_000), { freeVoteCents: 100, anonymousVoteCents: 0 }).balanced;
    const small = scores(one(10_000), { freeVoteCents: 100, anonymousVoteCents: 0 }).balanced;
    expect(big).toBeGreaterThan(small);
    expect(big).toBeLessThan(3 * small);
  });

  it('weigh a free vote under the balanced lens like a customer that pays as much', () => {
    const sums = { ...nobody, voters: 2, freeVoters: 2 };
    const { balanced } = scores(sums, { freeVoteCents: 300, anonymousVoteCents: 0 });
    expect(balanced).toBe(2 * balancedPoints(300));
  });

  it('are whole numbers under every lens but trending', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    const cents = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(
        count,
        count,
        cents,
        cents,
        (freeVoters, anonymousVoters, freeVoteCents, anonymousVoteCents) => {
          const sums = { ...nobody, voters: freeVoters + anonymousVoters, freeVoters, anonymousVoters };
          const { revenue, balanced, votes } = scores(sums, { freeVoteCents, anonymousVoteCents });
          expect([revenue, balanced, votes].every(Number.isSafeInteger)).toBe(true);
        },
      ),
    );
  });
});

describe('points under the balanced lens', () => {
  it.each([
    [0, 0],
    [1, 14],
    [100, 1_000],
    [300, 2_000],
    [4_900, 5_644],
    [1_000_000_000_000, 33_219],
  ])('of %i cents a month are %i', (cents, points) => {
    expect(balancedPoints(cents)).toBe(points);
  });

  it('never fall when revenue rises', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(Math.sign(balancedPoints(b) - balancedPoints(a)) * Math.sign(b - a)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a vote under the trending lens', () => {
  it('counts twice as much for each half-life that it is younger', () => {
    expect(decay(landmark, scale)).toBe(1);
    expect(decay(landmark + 30 * DAY, scale)).toBe(2);
    expect(decay(landmark - 60 * DAY, scale)).toBe(0.25);
  });

  it('tells microseconds apart', () => {
    expect(decay(landmark + 10 * DAY + 0.000_01, scale)).toBeGreaterThan(decay(landmark + 10 * DAY, scale));
  });

  it('stays a number that sums do not overflow, whenever it was given', () => {
    for (const years of [-5_000, 5_000]) {
      const counted = decay(landmark + years * 365 * DAY, { ...scale, halfLifeDays: 7 });
      expect(counted).toBeGreaterThan(0);
      expect(counted * 1e12 * 1e6).toBeLessThan(Infinity);
    }
  });
});

describe('the landmark of a scale', () => {
  it('is the midnight before, in UTC', () => {
    expect(landmarkAt(new Date('2026-03-05T23:59:59.999Z'))).toEqual(new Date('2026-03-05T00:00:00Z'));
    expect(landmarkAt(new Date('2026-03-05T00:00:00Z'))).toEqual(new Date('2026-03-05T00:00:00Z'));
  });

  it('is as many half-lives away as have passed since', () => {
    expect(halfLives(landmark + 45 * DAY, scale)).toBe(1.5);
  });
});
