import { randomBytes, randomUUID } from 'node:crypto';
import { callId, faultOfKey, fingerprintOf, hasManyBits } from './key.js';

describe('an Idempotency-Key', () => {
  it.each(['a', 'create-1', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '!~', 'x'.repeat(255)])(
    'of a member is any text without spaces: %s',
    (key) => expect(faultOfKey(key, false)).toBeNull(),
  );

  it.each([
    ['nothing', ''],
    ['256 characters', 'x'.repeat(256)],
    ['a space', 'a b'],
    ['two keys', 'a, b'],
    ['a control character', 'a\u0007'],
    ['a letter beyond ASCII', 'clé'],
  ])('is refused where it is %s', (_, key) => {
    expect(faultOfKey(key, false)).toBe('idempotency.invalidKey');
    expect(faultOfKey(key, true)).toBe('idempotency.invalidKey');
  });

  it.each([
    ['a UUID', randomUUID()],
    ['a UUID in capitals', randomUUID().toUpperCase()],
    ['16 bytes in hexadecimal digits', randomBytes(16).toString('hex')],
    ['16 bytes in base64url', randomBytes(16).toString('base64url')],
    ['16 bytes in base64url with dashes', 'Zk-3vQ-xN8aT-0hYw_Lm5g'],
    ['32 bytes in base64', randomBytes(32).toString('base64')],
  ])('of somebody anonymous may be %s', (_, key) => {
    expect(hasManyBits(key)).toBe(true);
    expect(faultOfKey(key, true)).toBeNull();
  });

  it.each([
    ['a word', 'create-request'],
    ['a time', '2026-11-28T18:26:00.000Z'.slice(0, 21)],
    ['15 bytes in hexadecimal digits', randomBytes(15).toString('hex')],
    ['15 bytes in base64url', randomBytes(15).toString('base64url')],
    ['one character again and again', 'a'.repeat(200)],
    ['zeros', '00000000-0000-0000-0000-000000000000'],
    ['digits that are few', '1795200000001'.repeat(2)],
  ])('of somebody anonymous may not be %s', (_, key) => {
    expect(faultOfKey(key, true)).toBe('idempotency.weakKey');
  });
});

describe('a call', () => {
  it('is another one for another route, actor or key, whatever the texts run together to', () => {
    const ids = [
      callId('POST /a', 'user 1', 'k'),
      callId('POST /a', 'user 1k', ''),
      callId('POST /a', 'user 2', 'k'),
      callId('POST /b', 'user 1', 'k'),
      callId('POST /a', null, 'k'),
      callId('POST /a', 'null', 'k'),
    ].map((id) => id.toString('hex'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks for the same in whatever order its fields are sent', () => {
    const one = fingerprintOf(
      { projectId: 'p' },
      { title: 'a', person: { sub: '1', email: 'b' }, tags: [1, 2] },
    );
    const other = fingerprintOf(
      { projectId: 'p' },
      { tags: [1, 2], person: { email: 'b', sub: '1' }, title: 'a' },
    );
    expect(other).toEqual(one);
  });

  it.each([
    ['another value', {}, { a: 2 }],
    ['another name', {}, { b: 1 }],
    ['a text for a number', {}, { a: '1' }],
    ['one more field', {}, { a: 1, b: null }],
    ['a list of pairs', {}, [['a', 1]]],
    ['another place in the path', { requestId: '2' }, { a: 1 }],
    ['nothing', {}, undefined],
  ])('asks for something else with %s', (_, params, body) => {
    expect(fingerprintOf(params, body)).not.toEqual(fingerprintOf({}, { a: 1 }));
  });
});
