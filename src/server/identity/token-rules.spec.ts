import { buildToken, context, type TokenRecipe } from '../../../test/support/build-token.js';
import { ruleNames } from '../../contract/identity-reasons.js';
import { signingKey } from './signing-key.js';
import { rules, type Found, type Given } from './token-rules.js';
import { verify, type TokenProject } from './token.js';

const { NOW, SECRET, AUD } = context;

async function projectOf(): Promise<TokenProject> {
  return {
    policy: {
      enabled: true,
      maxTokenAgeSeconds: 300,
      requireAudience: true,
      strictTimes: true,
      mergeByEmail: 'link',
      revenueFrom: 'tokensAndApi',
    },
    audiences: [AUD],
    keys: [await signingKey(SECRET, null)],
  };
}

const jwt = (build: Omit<TokenRecipe, 'kind'> = {}) => buildToken({ kind: 'jwt', ...build });

/** Why a token is refused, or “verified”. */
async function judge(token: unknown): Promise<string> {
  const verdict = await verify(token, await projectOf(), NOW);
  return verdict.verified ? 'verified' : verdict.reason;
}
const judgeBuilt = (build: Omit<TokenRecipe, 'kind'>) => judge(jwt(build));

describe('the rules', () => {
  it('are those of the inspection, in their order', () => {
    expect(rules.map(({ name }) => name)).toEqual(ruleNames);
  });

  it('need only what earlier ones have found, and nothing beside it', async () => {
    const given: Given = { token: jwt(), project: await projectOf(), now: NOW };
    const found: Partial<Found> = {};
    for (const rule of rules) {
      expect({ rule: rule.name, has: Object.keys(found) }).toEqual({
        rule: rule.name,
        has: expect.arrayContaining([...rule.needs]),
      });
      const needed = Object.fromEntries(rule.needs.map((need) => [need, found[need]]));
      const outcome = await rule.check({ ...given, ...needed });
      expect(outcome).toBeInstanceOf(Object);
      Object.assign(found, outcome);
    }
    expect(found).toMatchObject({ algorithm: 'HS256', sub: 'user_1', signature: { until: null } });
  });
});

describe('a token’s text', () => {
  it('may have white space around it', async () => {
    expect(await judge(`\t\r\n ${jwt() as string} \f\n`)).toBe('verified');
  });

  it('is missing where it is null, undefined or blank', async () => {
    expect(await Promise.all([null, undefined, '', ' \t'].map(judge))).toEqual(Array(4).fill('missing'));
  });

  it('has at most 8192 characters', async () => {
    expect(await judge('x'.repeat(8_192))).toBe('shape');
    expect(await judge('x'.repeat(8_193))).toBe('tooLong');
  });

  it('is three segments and nothing before or after them', async () => {
    const token = jwt() as string;
    for (const text of [`!${token}`, `${token}!`, `${token}.x`, `${token}x`, token.slice(0, -1)])
      expect(await judge(text)).toBe('shape');
  });

  it('is the only one that its bytes have', async () => {
    expect(await judgeBuilt({ template: '{{H}}.{{P_NONCANON}}.{{S}}' })).toBe('encoding');
  });
});

describe('a token’s header', () => {
  it.each(['[]', '"text"', '7', 'null', 'true', '{'])('is no %s', async (headerRaw) =>
    expect(await judgeBuilt({ headerRaw })).toBe('header'),
  );

  it.each(['none', 'HS384', 'RS256', 'hs256', undefined])('names HS256, not %s', async (alg) =>
    expect(await judgeBuilt({ header: { alg } })).toBe('algorithm'),
  );

  it.each(['JWT', 'jwt', 'application/jwt', 'Application/JWT', undefined])(
    'may have the type %s',
    async (typ) => expect(await judgeBuilt({ header: { typ } })).toBe('verified'),
  );

  it.each([['JWE'], ['xjwt'], ['jwtx'], ['x/jwt'], [7], [['JWT']]])('has not the type %j', async (typ) =>
    expect(await judgeBuilt({ header: { typ } })).toBe('type'),
  );

  it.each(['crit', 'b64'])('asks for nothing that would have to be understood: %s', async (name) =>
    expect(await judgeBuilt({ header: { [name]: true } })).toBe('critical'),
  );
});

describe('a token’s payload', () => {
  it.each(['[]', '"text"', '7', 'null', '{'])('is no %s', async (payloadRaw) =>
    expect(await judgeBuilt({ payloadRaw })).toBe('payload'),
  );

  it('is UTF-8 without a mark before it', async () => {
    const json = JSON.stringify({ sub: 'x', aud: AUD, iat: NOW, exp: NOW + 9, name: '?' });
    const hex = Buffer.from(json).toString('hex');
    expect(await judgeBuilt({ payloadHex: hex })).toBe('verified');
    expect(await judgeBuilt({ payloadHex: hex.replace('223f22', '22ff22') })).toBe('payload');
    expect(await judgeBuilt({ payloadHex: `efbbbf${hex}` })).toBe('payload');
  });

  it.each([
    ['iat', 300, { iat: NOW - 300, exp: NOW + 1 }],
    ['iat', -60, { iat: NOW + 60, exp: NOW + 90 }],
    ['nbf', -60, { nbf: NOW + 60 }],
    ['nbf', 0, { nbf: NOW }],
    ['nbf', 900, { nbf: NOW - 900 }],
  ])('may have an %s of %i seconds ago', async (_name, _ago, payload) =>
    expect(await judgeBuilt({ payload })).toBe('verified'),
  );

  it('has a subject', async () => {
    for (const sub of [null, undefined]) expect(await judgeBuilt({ payload: { sub } })).toBe('noSubject');
    expect(await judgeBuilt({ payload: { sub: '' } })).toBe('subject');
  });
});
