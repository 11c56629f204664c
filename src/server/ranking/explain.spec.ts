import fc from 'fast-check';
import { builtInLenses } from '../../contract/lenses.js';
import { distance, explain, type Contribution } from './explain.js';
import { completed, type LensSpec } from './lens.js';
import type { RankKey } from './rank-key.js';

const lensOf = (spec: LensSpec) =>
  completed(spec, {
    freeVoteCents: 100,
    anonymousVoteCents: 0,
    halfLifeDays: 30,
    landmark: new Date('2026-01-01T00:00:00Z'),
  });

const part = (contribution: Partial<Contribution>): Contribution => ({
  kind: 'customer',
  customerId: null,
  name: null,
  plan: null,
  amount: null,
  interval: null,
  intervalCount: null,
  monthlyCents: null,
  source: null,
  asOf: null,
  customers: 1,
  voters: 1,
  unknown: 0,
  points: 0,
  ...contribution,
});

const nobody = { mergedPersons: 0, withdrawn: 0, votedBefore: 0, otherPlan: 0, withoutCustomer: 0 };

const explained = (spec: LensSpec, parts: readonly Contribution[], effort: number | null = null) =>
  explain(lensOf(spec), effort, parts, nobody);

const key = (rankKey: Partial<RankKey>): RankKey => ({
  score: 0,
  voters: 0,
  createdMicros: 0,
  id: '1',
  ...rankKey,
});

describe('an explanation', () => {
  it('adds up, whatever the lens and the effort', () => {
    const kinds = fc.constantFrom('customer', 'rest', 'free', 'anonymous');
    const anyParts = fc.array(
      fc.record({ kind: kinds, voters: fc.nat(50), points: fc.double({ min: 0, max: 1e12, noNaN: true }) }),
    );
    fc.assert(
      fc.property(
        anyParts,
        fc.constantFrom(...builtInLenses),
        fc.boolean(),
        fc.integer({ min: 1, max: 100 }),
        (given, base, divides, effort) => {
          const parts = given.map((contribution) => part(contribution as Contribution));
          const { terms, score } = explained({ lens: base, effort: divides }, parts, effort);
          expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(score);
        },
      ),
    );
  });

  it('lists the largest customers first, then the rest, the free and the anonymous; nobody without people', () => {
    const { terms } = explained({ lens: 'revenue' }, [
      part({ kind: 'anonymous', voters: 4 }),
      part({ kind: 'free', voters: 2, points: 200 }),
      part({ kind: 'rest', voters: 0 }),
      part({ customerId: '7', points: 500 }),
      part({ customerId: '8', points: 900 }),
    ]);
    expect(terms.map(({ kind, customerId, weightCents }) => [kind, customerId, weightCents])).toEqual([
      ['customer', '8', null],
      ['customer', '7', null],
      ['free', null, 100],
      ['anonymous', null, 0],
    ]);
  });

  it('lists customers and the rest before who pays nothing, however many of those there are', () => {
    const { terms } = explained({ lens: 'revenue' }, [
      part({ kind: 'anonymous', voters: 90, points: 9_000 }),
      part({ kind: 'free', voters: 80, points: 8_000 }),
      part({ kind: 'rest', customers: 7, voters: 7, points: 7_000 }),
      part({ customerId: '7', points: 10 }),
    ]);
    expect(terms.map(({ kind }) => kind)).toEqual(['customer', 'rest', 'free', 'anonymous']);
  });

  it('divides by the effort under a lens with effort alone, and by nothing where nobody estimated it', () => {
    const parts = [part({ customerId: '7', points: 800 })];
    expect(explained({ lens: 'revenue', effort: true }, parts, 4).score).toBe(200);
    expect(explained({ lens: 'revenue', effort: true }, parts, null).score).toBe(800);
    expect(explained({ lens: 'revenue' }, parts, 4).score).toBe(800);
  });

  it('says how much of the score is one customer', () => {
    const parts = [
      part({ customerId: '7', name: 'Globex', points: 820 }),
      part({ kind: 'free', points: 180 }),
    ];
    expect(explained({ lens: 'revenue' }, parts).largestShare).toEqual({
      customerId: '7',
      name: 'Globex',
      share: 0.82,
    });
    expect(explained({ lens: 'revenue' }, parts.slice(1)).largestShare).toBeNull();
    const nothing = [part({ customerId: '7', points: 0 })];
    expect(explained({ lens: 'revenue' }, nothing).largestShare).toBeNull();
    expect(explained({ lens: 'revenue' }, []).score).toBe(0);
  });
});

describe('those whom an explanation leaves out', () => {
  const parts = [
    part({ customerId: '7', voters: 3, points: 500 }),
    part({ kind: 'rest', customers: 4, voters: 6, points: 40 }),
    part({ kind: 'free', voters: 5, unknown: 2, points: 500 }),
  ];
  const uncounted = { ...nobody, withdrawn: 8 };

  it('are named by reason: a customer’s further people, voters of unknown revenue, votes taken back', () => {
    expect(explain(lensOf({ lens: 'revenue' }), null, parts, uncounted).leftOut).toEqual([
      { reason: 'companyAlreadyCounted', count: 4 },
      { reason: 'unknownRevenue', count: 2 },
      { reason: 'withdrawn', count: 8 },
    ]);
  });

  it('are no people of a counted company where every person counts', () => {
    expect(explain(lensOf({ lens: 'votes' }), null, parts, uncounted).leftOut).toEqual([
      { reason: 'withdrawn', count: 8 },
    ]);
  });
});

describe('the distance to a neighbour', () => {
  it('is what more than draws level, unless an equal score is enough', () => {
    const [lower, upper] = [key({ score: 1000, voters: 3 }), key({ score: 2240, voters: 5, id: '2' })];
    expect(distance(lensOf({ lens: 'revenue' }), lower, upper, null)).toEqual({
      points: 1241,
      monthlyCents: 1241,
    });
    expect(distance(lensOf({ lens: 'revenue' }), { ...lower, voters: 6 }, upper, null).points).toBe(1240);
    expect(
      distance(lensOf({ lens: 'revenue' }), { ...lower, voters: 5, createdMicros: -1 }, upper, null).points,
    ).toBe(1240);
    expect(distance(lensOf({ lens: 'revenue' }), { ...lower, voters: 5 }, upper, null).points).toBe(1240);
    expect(distance(lensOf({ lens: 'revenue' }), { ...lower, voters: 5, id: '10' }, upper, null).points).toBe(
      1241,
    );
  });

  it('is money only where points are', () => {
    const [lower, upper] = [key({ score: 10 }), key({ score: 14 })];
    expect(distance(lensOf({ lens: 'balanced' }), lower, upper, null).monthlyCents).toBeNull();
    expect(distance(lensOf({ lens: 'revenue', exponent: 0.5 }), lower, upper, null).monthlyCents).toBeNull();
    expect(distance(lensOf({ lens: 'revenue', effort: true }), lower, upper, 5)).toEqual({
      points: 4,
      monthlyCents: 21,
    });
  });
});
