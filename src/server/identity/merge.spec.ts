import fc from 'fast-check';
import { asBefore, revenueDiffers, setBack, takenOver, winnerFirst, type Mergeable } from './merge.js';
import { fields, type Field, type Register, type Registers } from './registers.js';

const empty: Registers = { name: null, email: null, company: null, plan: null, revenue: null };
const said = <Value>(value: Value, minutes: number): Register<Value> => ({
  value,
  at: new Date(1_795_000_000_000 + 60_000 * minutes),
  source: 'token',
});

const minutes = fc.integer({ min: 0, max: 4 });
const text = fc.option(fc.record({ value: fc.constantFrom('a', 'b', 'c'), minutes })).map((one) => {
  return one && said(one.value, one.minutes);
});
const amount = fc.option(fc.record({ cents: fc.constantFrom(0, 100, 4900), minutes })).map((one) => {
  return (
    one &&
    said(
      { amount: one.cents, interval: 'month' as const, intervalCount: 1, monthlyCents: one.cents },
      one.minutes,
    )
  );
});
const registers: fc.Arbitrary<Registers> = fc.record({
  name: text,
  email: text,
  company: text,
  plan: text,
  revenue: amount,
});
const person: fc.Arbitrary<Mergeable> = fc.record({
  id: fc.integer({ min: 1, max: 10 ** 12 }).map(String),
  verified: fc.boolean(),
  monthlyCents: fc.option(fc.nat()),
  registers,
});

/** The one that two become. */
function merged(a: Mergeable, b: Mergeable): Mergeable {
  const [winner, loser] = winnerFirst(a, b);
  return { ...winner, registers: { ...winner.registers, ...takenOver(winner.registers, loser.registers) } };
}
const identity = (id: string, verified: boolean) => ({ id, verified });
const pays = (monthlyCents: number | null) => ({ monthlyCents });
const paying = (cents: number, at: number): Registers => ({
  ...empty,
  revenue: said({ amount: cents, interval: 'month', intervalCount: 1, monthlyCents: cents }, at),
});
const mergedFields = (winner: Registers, loser: Registers) => {
  const after = takenOver(winner, loser);
  return { after, before: asBefore(winner, after), now: { ...winner, ...after } };
};
const essence = ({ id, registers: values }: Mergeable) => ({ id, values });
const distinct = (...people: Mergeable[]) => new Set(people.map(({ id }) => id)).size === people.length;

describe('a merge of two people', () => {
  it('keeps the verified one, else the older one', () => {
    expect(winnerFirst(identity('1', false), identity('2', true))[0].id).toBe('2');
    expect(winnerFirst(identity('9', true), identity('10', true))[0].id).toBe('9');
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        fc.pre(distinct(a, b));
        expect(merged(a, b)).toEqual(merged(b, a));
      }),
    );
  });

  it('is the same whoever of three is merged first', () => {
    fc.assert(
      fc.property(person, person, person, (a, b, c) => {
        fc.pre(distinct(a, b, c));
        expect(essence(merged(merged(a, b), c))).toEqual(essence(merged(a, merged(b, c))));
      }),
    );
  });

  it('never adds amounts up', () => {
    expect(takenOver(paying(4_900, 1), paying(100, 2)).revenue?.value?.amount).toBe(100);
    expect(takenOver(paying(4_900, 2), paying(100, 1))).toEqual({});
  });

  it('is flagged where two known amounts differ, and not where one is unknown', () => {
    expect(revenueDiffers(pays(100), pays(4_900))).toBe(true);
    expect(revenueDiffers(pays(0), pays(4_900))).toBe(true);
    expect(revenueDiffers(pays(4_900), pays(4_900))).toBe(false);
    expect(revenueDiffers(pays(null), pays(4_900))).toBe(false);
    expect(revenueDiffers(pays(4_900), pays(null))).toBe(false);
  });
});

describe('its undo', () => {
  it('remembers of the winner what changed, and nothing else', () => {
    const winner = { ...paying(4_900, 1), name: said('Ada', 1) };
    const after = takenOver(winner, paying(100, 2));
    expect(asBefore(winner, after)).toEqual({ revenue: winner.revenue });
    expect(Object.keys(asBefore(winner, after))).toEqual(['revenue']);
  });

  it('gives the winner its fields back exactly', () => {
    fc.assert(
      fc.property(registers, registers, (winner, loser) => {
        const { before, after, now } = mergedFields(winner, loser);
        expect({ ...now, ...setBack(now, before, after) }).toEqual(winner);
      }),
    );
  });

  it('leaves what was said since with the winner', () => {
    fc.assert(
      fc.property(registers, registers, fc.constantFrom<Field>(...fields), (winner, loser, field) => {
        const { before, after, now } = mergedFields(winner, loser);
        const value =
          field === 'revenue' ? { amount: 1, interval: 'month', intervalCount: 1, monthlyCents: 1 } : 'new';
        const since = { ...now, [field]: said(value, 60) };
        expect({ ...since, ...setBack(since, before, after) }).toEqual({ ...winner, [field]: since[field] });
      }),
    );
  });
});
