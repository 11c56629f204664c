import type { WarningReason } from '../../contract/identity-reasons.js';
import { opaqueId, readOptionalClaims } from './claims.js';

function read(source: object) {
  const warnings: WarningReason[] = [];
  return { ...readOptionalClaims(source, (reason) => warnings.push(reason)), warnings };
}
const silent = { warnings: [] };

describe('an id that a host chose', () => {
  it('is up to 255 characters of any script, compared as it is', () => {
    for (const id of ['a', 'Ünï-код', ' padded ', 'x'.repeat(255)]) expect(opaqueId(id)).toBe(id);
    expect(opaqueId('x'.repeat(256))).toBeNull();
  });

  it('is the text of a whole number that is exact', () => {
    expect(opaqueId(42)).toBe('42');
    expect(opaqueId(Number.MAX_SAFE_INTEGER + 1)).toBeNull();
    expect(opaqueId(1.5)).toBeNull();
  });

  it.each(['', '   ', 'a\u0000', '\ud800', true, null, {}, ['a']])('is not %j', (value) =>
    expect(opaqueId(value)).toBeNull(),
  );

  it.each(['undefined', 'NULL', ' Guest ', '0', '-7', 0, -1])('is not what stands for nobody: %j', (value) =>
    expect(opaqueId(value)).toBeNull(),
  );
});

describe('an address', () => {
  const address = (claims: object) => read({ email: ' Ada@Example.com ', ...claims });
  const email = (confirmed: boolean | null) => ({
    key: 'ada@example.com',
    display: 'Ada@Example.com',
    confirmed,
  });

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, null],
    [null, null],
  ])('is confirmed or not where the host says %j of it', (word, confirmed) =>
    expect(address({ email_verified: word })).toMatchObject({ email: email(confirmed), ...silent }),
  );

  it.each(['yes', 1, ''])(
    'is not confirmed, with a warning, where nobody knows what the host says: %j',
    (word) =>
      expect(address({ email_verified: word })).toMatchObject({
        email: email(false),
        warnings: ['emailVerified'],
      }),
  );

  it('says nothing when it is absent or null, and is ignored with a warning when it is none', () => {
    for (const claims of [{}, { email: undefined }, { email: null }])
      expect(read(claims)).toMatchObject({ email: undefined, ...silent });
    for (const value of [7, 'nobody', ['ada@example.com']])
      expect(read({ email: value })).toMatchObject({ email: undefined, warnings: ['email'] });
  });
});

describe('a company', () => {
  it('has an id, and a name where it says one', () => {
    expect(read({ company: { id: 'acme', name: ' Acme ' } })).toMatchObject({
      company: { id: 'acme', name: 'Acme' },
      ...silent,
    });
    expect(read({ company: { id: 7 } })).toMatchObject({ company: { id: '7', name: undefined }, ...silent });
  });

  it('keeps its id where its name is none', () => {
    expect(read({ company: { id: 'acme', name: 7 } })).toMatchObject({
      company: { id: 'acme', name: undefined },
      warnings: ['companyName'],
    });
  });

  it.each(['0', 0, 'None', 'undefined', -1])('is ignored where its id is the placeholder %j', (id) =>
    expect(read({ company: { id, name: 'Acme' } })).toMatchObject({
      company: undefined,
      warnings: ['companyPlaceholder'],
    }),
  );

  it('is none where a token says null, and nothing is said where it is absent or empty', () => {
    expect(read({ company: null })).toMatchObject({ company: null, ...silent });
    for (const claims of [{}, { company: [] }])
      expect(read(claims)).toMatchObject({ company: undefined, ...silent });
  });

  it.each(['acme', ['acme'], {}, { id: '' }, 7])('is ignored with a warning where it is %j', (company) =>
    expect(read({ company })).toMatchObject({ company: undefined, warnings: ['company'] }),
  );
});

describe('traits', () => {
  it('say nothing where they are absent, null or empty', () => {
    for (const claims of [{}, { traits: null }, { traits: [] }, { traits: {} }])
      expect(read(claims)).toMatchObject({ plan: undefined, revenue: undefined, ...silent });
  });

  it.each(['pro', 7, ['pro']])('are ignored with a warning where they are %j', (traits) =>
    expect(read({ traits })).toMatchObject({ plan: undefined, warnings: ['traits'] }),
  );

  it.each(['intervalCount', 'interval_count'])('name a number of intervals as %s', (name) =>
    expect(read({ traits: { amount: 30_000, interval: 'month', [name]: 3 } })).toMatchObject({
      revenue: { intervalCount: 3, monthlyCents: 10_000 },
      ...silent,
    }),
  );

  it('clear the plan with null', () => {
    expect(read({ traits: { plan: null } })).toMatchObject({ plan: null, ...silent });
    expect(read({ traits: { plan: ' Pro ' } })).toMatchObject({ plan: 'Pro', ...silent });
  });
});

describe('a name', () => {
  it('is trimmed, and cut to 200 characters without half of one or white space at its end', () => {
    expect(read({ name: '\t Ada  Lovelace \n' }).name).toBe('Ada  Lovelace');
    expect(read({ name: '😀'.repeat(201) }).name).toBe('😀'.repeat(200));
    expect(read({ name: `${'a'.repeat(199)}  b` }).name).toBe('a'.repeat(199));
    expect(read({ name: `${' '.repeat(300)}Ada` }).name).toBe('Ada');
  });

  it('says nothing when it is blank, absent or null', () => {
    for (const name of ['', '  ', undefined, null])
      expect(read({ name })).toMatchObject({ name: undefined, ...silent });
  });

  it.each([7, 'A\u0000da', '\ud800'])('is ignored with a warning where it is %j', (name) =>
    expect(read({ name })).toMatchObject({ name: undefined, warnings: ['name'] }),
  );
});
