import fc from 'fast-check';
import { emailKey, lowerAscii } from './email.js';

const local = fc.string({
  minLength: 1,
  maxLength: 64,
  unit: fc.constantFrom(...'abcXYZ019.+-_İK\u212aа'.split('')),
});
const label = fc.string({
  minLength: 1,
  maxLength: 63,
  unit: fc.constantFrom(...'abcXYZ019K\u212aа'.split('')),
});
const address = fc
  .tuple(local, fc.array(label, { minLength: 1, maxLength: 3 }))
  .map(([name, labels]) => `${name}@${labels.join('.')}`)
  .filter((text) => text.length <= 254);

describe('the key of an address', () => {
  it('is the address with A–Z lowered, and nothing else changed', () => {
    expect(emailKey('  Ada+News@Example.COM ')).toBe('ada+news@example.com');
    expect(emailKey('ada.l@example.com')).not.toBe(emailKey('adal@example.com'));
    fc.assert(
      fc.property(address, (text) => {
        expect(emailKey(text)).toBe(lowerAscii(text));
      }),
    );
  });

  it('never makes one of two addresses that differ in more than the case of A–Z', () => {
    expect(emailKey('mi\u212ae@example.com')).not.toBe(emailKey('mike@example.com'));
    expect(emailKey('m\u0130ke@example.com')).not.toBe(emailKey('mike@example.com'));
    expect(emailKey('caf\u00e9@example.com')).not.toBe(emailKey('cafe\u0301@example.com'));
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(emailKey(emailKey(text)!)).toBe(emailKey(text));
      }),
    );
  });

  it('is there up to the longest address, local part and label that there are', () => {
    const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
    expect(longest).toHaveLength(254);
    expect(emailKey(longest)).toBe(longest);
    expect(emailKey(`${longest}d`)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['ada', 'no @'],
    ['ada@evil.com@example.com', 'two @'],
    ['@example.com', 'no local part'],
    ['ada@', 'no domain'],
    ['ada@example..com', 'an empty label'],
    ['ada@example.com.', 'a trailing dot'],
    ['ada@-example.com', 'a label that begins with a hyphen'],
    ['ada@example-.com', 'a label that ends with a hyphen'],
    [`${'a'.repeat(65)}@example.com`, 'a long local part'],
    [`ada@${'a'.repeat(64)}.com`, 'a long label'],
    [`ada@${'a.'.repeat(130)}com`, 'more than 254 characters'],
    ['ada lovelace@example.com', 'white space'],
    ['ada\u0000@example.com', 'a control character'],
    ['ada@exa\u00admple.com', 'a format character'],
    ['ada\ud800@example.com', 'a lone surrogate'],
    ['"ada"@example.com', 'a quote'],
    ['ada@example.com,bob@example.com', 'a comma'],
    ['Ada <ada@example.com>', 'angle brackets'],
  ])('is none for %j: %s', (text) => expect(emailKey(text)).toBeNull());
});
