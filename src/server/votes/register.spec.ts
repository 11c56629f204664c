import fc from 'fast-check';
import { isSame, type Register, unite, withoutMerge } from './register.js';

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`;

function register(change: Partial<Register>): Register {
  return {
    active: true,
    changedAt: at(1),
    votedAt: change.changedAt ?? at(1),
    viaMerge: null,
    withdrawnAt: null,
    source: 'widget',
    castBy: null,
    sourceLink: null,
    ...change,
  };
}

describe('two people who are one', () => {
  it('hold the vote or the withdrawal that came last', () => {
    const voted = register({ changedAt: at(1) });
    const withdrawn = register({ active: false, changedAt: at(2), votedAt: at(0) });
    const votedAgain = register({ changedAt: at(3) });
    expect(unite(voted, withdrawn)).toEqual(withdrawn);
    expect(unite(votedAgain, withdrawn)).toEqual(votedAgain);
  });

  it('vote where one voted in the very microsecond in which the other withdrew', () => {
    const voted = register({ changedAt: at(1) });
    const withdrawn = register({ active: false, changedAt: at(1) });
    expect([unite(voted, withdrawn).active, unite(withdrawn, voted).active]).toEqual([true, true]);
  });

  const own = fc
    .record({
      active: fc.boolean(),
      changed: fc.integer({ min: 0, max: 4 }),
      voted: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ active, changed, voted }) =>
      register({ active, changedAt: at(changed), votedAt: at(Math.min(changed, voted)) }),
    );

  it('are the same whichever of them comes first', () => {
    fc.assert(fc.property(own, own, (a, b) => expect(isSame(unite(a, b), unite(b, a))).toBe(true)));
  });

  it('are the same whichever two of three become one first', () => {
    fc.assert(
      fc.property(own, own, own, (a, b, c) => {
        expect(isSame(unite(unite(a, b), c), unite(a, unite(b, c)))).toBe(true);
      }),
    );
  });

  it('keep a vote that one of them gave, when the other had it from a merged duplicate', () => {
    const given = register({ changedAt: at(1) });
    const merged = register({ changedAt: at(5), votedAt: at(0), viaMerge: '7' });
    for (const united of [unite(given, merged), unite(merged, given)]) {
      expect(united).toEqual({ ...given, changedAt: at(5) });
    }
  });

  it('keep the vote that lasts longer, when both had it from merged duplicates', () => {
    const older = register({ changedAt: at(1), viaMerge: '9' });
    const newer = register({ changedAt: at(2), viaMerge: '10' });
    expect(unite(newer, older).viaMerge).toBe('9');
    expect(unite(older, newer).viaMerge).toBe('9');
  });

  it('keep the vote that came later, when the same merged duplicate gave it to both', () => {
    const older = register({ changedAt: at(1), viaMerge: '7' });
    const newer = register({ changedAt: at(2), viaMerge: '7' });
    expect(unite(newer, older)).toEqual(newer);
    expect(unite(older, newer)).toEqual(newer);
  });

  it('keep the later vote of two that changed in the same microsecond', () => {
    const older = register({ changedAt: at(3), votedAt: at(1) });
    const newer = register({ changedAt: at(3), votedAt: at(2) });
    expect(unite(older, newer)).toEqual(newer);
    expect(unite(newer, older)).toEqual(newer);
  });

  it('hold the vote that one gave after the other had it from a merged duplicate', () => {
    const merged = register({ changedAt: at(1), viaMerge: '7' });
    const given = register({ changedAt: at(2) });
    expect(unite(merged, given)).toEqual(given);
    expect(unite(given, merged)).toEqual(given);
  });

  it('keep the newer vote where it is of the earlier merge', () => {
    const newer = register({ changedAt: at(2), viaMerge: '9' });
    const older = register({ changedAt: at(1), viaMerge: '10' });
    expect(unite(newer, older).viaMerge).toBe('9');
  });

  it.each([
    ['earlier', at(2), at(3)],
    ['later', at(4), at(4)],
  ])(
    'withdrew when the last of them did, where a merge overruled an %s withdrawal already',
    (_, since, found) => {
      const withdrawn = register({ active: false, changedAt: at(3), votedAt: at(1) });
      const merged = register({ changedAt: at(5), viaMerge: '7', withdrawnAt: since });
      expect(unite(withdrawn, merged).withdrawnAt).toBe(found);
    },
  );

  it('have withdrawn again, once the merge that overruled a withdrawal is no more', () => {
    const withdrawn = register({ active: false, changedAt: at(3), votedAt: at(1) });
    const merged = register({ changedAt: at(5), viaMerge: '7' });
    const united = unite(withdrawn, merged);
    expect(united).toMatchObject({ active: true, viaMerge: '7' });
    expect(withoutMerge(united)).toMatchObject({ active: false, changedAt: at(3), viaMerge: null });
    expect(withoutMerge(merged)).toBeNull();
  });
});

describe('a register', () => {
  it.each([
    ['was withdrawn', { active: false }],
    ['changed', { changedAt: at(2), votedAt: at(1) }],
    ['was voted for again', { votedAt: at(2) }],
    ['came to be by a merge', { viaMerge: '7' }],
  ])('is not as it was where it %s', (_, change) => {
    expect(isSame(register({}), register(change))).toBe(false);
    expect(isSame(register(change), register(change))).toBe(true);
  });
});
