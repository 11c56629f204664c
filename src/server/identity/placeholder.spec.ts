import fc from 'fast-check';
import { isPlaceholder } from './placeholder.js';

describe('a placeholder of somebody who is signed out', () => {
  const placeholders = [
    'undefined null NULL NaN nan None nil true False anonymous AnonymousUser anonymousUser Guest GUEST unknown'.split(
      ' ',
    ),
    ['[object Object]', ' guest\n', '\u00a0null', '0', ' 0 ', '-1', '-7', '-0', '-1.5', '-.5', '-1.'],
    ['00000000-0000-0000-0000-000000000000', 0, -0, -1, -1.5, -(10 ** 300), -Infinity],
  ].flat();
  it.each(placeholders)('is %j', (value) => expect(isPlaceholder(value)).toBe(true));

  const others = [
    ['', ' ', 'guest1', 'a guest', 'nobody', '00', '+0', '0x0', '1', '-', '--1', '-a', '1-1', '-1e5', '- 1'],
    ['00000000-0000-0000-0000-000000000001', 'NULL\u0307', 'un\u212anown', '\u0131nil'],
    [1, 0.5, NaN, Infinity, null, undefined, true, false, {}],
  ].flat();
  it.each(others)('is not %j', (value) => expect(isPlaceholder(value)).toBe(false));

  it('is no list of one', () => expect(isPlaceholder(['guest'])).toBe(false));

  it('is any negative decimal, as a number or as text', () => {
    fc.assert(
      fc.property(fc.integer({ max: -1 }), fc.nat(), (whole, fraction) => {
        for (const value of [whole, `${whole}`, ` ${whole}.${fraction} `])
          expect(isPlaceholder(value)).toBe(true);
      }),
    );
  });

  it('is no id of a user, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.uuid(), (id, uuid) => {
        for (const value of [id, `${id}`, `user_${id}`, `-user-${id}`, uuid])
          expect(isPlaceholder(value)).toBe(false);
      }),
    );
  });
});
