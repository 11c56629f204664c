import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildToken, context, type TokenRecipe } from '../../../test/support/build-token.js';
import { mayJoin } from './identify-choice.js';
import { signingKey } from './signing-key.js';
import { verify, type Policy, type TokenProject, type Verdict } from './token.js';

interface Case {
  id: string;
  description: string;
  build: TokenRecipe;
  expected: {
    outcome: 'verified' | 'anonymous';
    sub?: string;
    email?: string | null;
    emailMergeable?: boolean;
    name?: string | null;
    plan?: string | null;
    monthlyCents?: number | null;
    revenueOp?: 'set' | 'clear' | 'keep';
  };
}

interface Wycheproof {
  file: string;
  tcId: number;
  comment: string;
  k: string;
  jws: string;
  expect: 'valid' | 'invalid' | 'skip';
}

const policy: Policy = {
  enabled: true,
  maxTokenAgeSeconds: 300,
  requireAudience: true,
  strictTimes: true,
  mergeByEmail: 'link',
  revenueFrom: 'tokensAndApi',
};
const { NOW, SECRET, OLD_SECRET, AUD } = context;

const vectors = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../../test/vectors', name), 'utf8'));

async function projectWith(changes: Partial<Policy> = {}, secrets: (string | Buffer)[] = [SECRET]) {
  const keys = await Promise.all(secrets.map((secret) => signingKey(secret, null)));
  return { policy: { ...policy, ...changes }, audiences: [AUD], keys } satisfies TokenProject;
}

const jwt = (build: Omit<TokenRecipe, 'kind'> = {}) => buildToken({ kind: 'jwt', ...build });
const reasonOf = (verdict: Verdict) => (verdict.verified ? 'verified' : verdict.reason);
const claimsOf = (verdict: Verdict) => verdict.verified?.claims;

/** The verdict's reason on a token with these claims over the default ones. */
const judge = async (payload: Record<string, unknown>, changes: Partial<Policy> = {}, now = NOW) =>
  reasonOf(await verify(jwt({ payload }), await projectWith(changes), now));

describe('verify', () => {
  const { cases, count } = vectors('identity-cases.json') as { cases: Case[]; count: number };

  it('has all the examples to run', () => expect(cases).toHaveLength(count));

  it.each(cases)('takes $id as $expected.outcome: $description', async ({ build, expected }) => {
    const verdict = await verify(buildToken(build), await projectWith(), NOW);
    expect(verdict.verified ? 'verified' : 'anonymous').toBe(expected.outcome);
    const claims = claimsOf(verdict);
    if (!claims) return;
    const { email, name, plan, revenue } = claims;
    const found = {
      sub: claims.sub,
      email: email?.key ?? null,
      emailMergeable: email ? mayJoin(email.confirmed, 'link') : undefined,
      name: name ?? null,
      plan: plan ?? null,
      monthlyCents: revenue?.monthlyCents ?? null,
      revenueOp: revenue === undefined ? 'keep' : revenue === null ? 'clear' : 'set',
    };
    const { outcome: _, ...wanted } = expected;
    expect(found).toMatchObject(wanted);
  });

  const signatures = (vectors('wycheproof-hs256.json') as { vectors: Wycheproof[] }).vectors;
  // Their payloads are no claims, so a signature that verified is one that only the payload's rule follows.
  it.each(signatures.filter(({ expect: outcome }) => outcome !== 'skip'))(
    'agrees with Wycheproof: $file $tcId $comment is $expect',
    async ({ k, jws, expect: outcome }) => {
      const project = await projectWith({}, [Buffer.from(k, 'base64url')]);
      expect((reasonOf(await verify(jws, project, NOW)) === 'payload') === (outcome === 'valid')).toBe(true);
    },
  );

  it('says why a token is refused', async () => {
    expect(await judge({ aud: 'https://reqio.example/p/proj_B' })).toBe('audience');
    expect(await judge({ aud: undefined })).toBe('noAudience');
    expect(await judge({ exp: NOW })).toBe('expired');
    expect(await judge({ iat: NOW - 301, exp: NOW + 1 })).toBe('tooOld');
    expect(await judge({ iat: NOW + 61, exp: NOW + 300 })).toBe('issuedInFuture');
    expect(await judge({ nbf: NOW + 61 })).toBe('notYetValid');
    expect(await judge({ iat: String(NOW) })).toBe('times');
    expect(await judge({ sub: undefined })).toBe('noSubject');
    expect(await judge({ sub: 'undefined' })).toBe('placeholder');
    expect(await judge({ sub: 0 })).toBe('placeholder');
    expect(await judge({ sub: 1.5 })).toBe('subject');
    const project = await projectWith();
    expect(reasonOf(await verify(undefined, project, NOW))).toBe('missing');
    expect(reasonOf(await verify(' \n', project, NOW))).toBe('missing');
    expect(reasonOf(await verify({ token: 1 }, project, NOW))).toBe('notText');
    expect(reasonOf(await verify('x'.repeat(8193), project, NOW))).toBe('tooLong');
    expect(reasonOf(await verify('undefined', project, NOW))).toBe('shape');
    expect(reasonOf(await verify(jwt({ key: 'SECRET_NEWLINE' }), project, NOW))).toBe('signature');
    expect(reasonOf(await verify(jwt({ header: { crit: ['exp'] } }), project, NOW))).toBe('critical');
  });

  it('shows the wrong audience only of tokens whose signature verified', async () => {
    const wrong = { payload: { aud: ['https://elsewhere.example'] } };
    const project = await projectWith();
    expect(await verify(jwt(wrong), project, NOW)).toMatchObject({ sample: 'https://elsewhere.example' });
    expect(await verify(jwt({ ...wrong, key: 'OTHER_SECRET' }), project, NOW)).toMatchObject({
      sample: null,
    });
  });

  it('shows the placeholder that stood for a sub, of tokens whose signature verified', async () => {
    const project = await projectWith();
    const guest = { payload: { sub: ' Guest ' } };
    expect(await verify(jwt(guest), project, NOW)).toMatchObject({ reason: 'placeholder', sample: 'Guest' });
    expect(await verify(jwt({ payload: { sub: 0 } }), project, NOW)).toMatchObject({ sample: '0' });
    expect(await verify(jwt({ ...guest, key: 'OTHER_SECRET' }), project, NOW)).toMatchObject({
      reason: 'signature',
      sample: null,
    });
  });

  it('shows at most 200 characters of it, and of a token with another fault nothing', async () => {
    const project = await projectWith();
    const long = `https://${'x'.repeat(300)}.example`;
    expect(await verify(jwt({ payload: { aud: long } }), project, NOW)).toMatchObject({
      sample: long.slice(0, 200),
    });
    expect(await verify(jwt({ payload: { exp: NOW } }), project, NOW)).toMatchObject({
      reason: 'expired',
      sample: null,
    });
  });

  it('is anonymous for everybody while identity is off or has no secret', async () => {
    expect(await judge({}, { enabled: false })).toBe('identityOff');
    expect(reasonOf(await verify(jwt(), await projectWith({}, []), NOW))).toBe('noSecret');
    expect(reasonOf(await verify(jwt({ key: 'short' }), await projectWith({}, ['short']), NOW))).toBe(
      'weakSecret',
    );
  });

  it('takes tokens without an audience where the project allows it, but never a wrong one', async () => {
    expect(await judge({ aud: undefined }, { requireAudience: false })).toBe('verified');
    expect(await judge({ aud: 'https://elsewhere.example' }, { requireAudience: false })).toBe('audience');
    expect(await judge({ aud: null }, { requireAudience: false })).toBe('audience');
  });

  it('takes a list of audiences with ours among them, as golang-jwt sends it', async () => {
    expect(await judge({ aud: ['https://elsewhere.example', AUD] })).toBe('verified');
  });

  it('accepts the audience of an earlier public address', async () => {
    const project = await projectWith();
    project.audiences.push('https://old.example/p/proj_A');
    expect(
      reasonOf(await verify(jwt({ payload: { aud: 'https://old.example/p/proj_A' } }), project, NOW)),
    ).toBe('verified');
  });

  it('takes one of iat and exp where times are lenient, and never neither', async () => {
    const lenient = { strictTimes: false };
    expect(await judge({ iat: undefined })).toBe('noTimes');
    expect(await judge({ iat: undefined, exp: undefined }, lenient)).toBe('noTimes');
    expect(await judge({ exp: undefined }, lenient)).toBe('verified');
    expect(await judge({ exp: undefined, iat: NOW - 301 }, lenient)).toBe('tooOld');
    expect(await judge({ iat: undefined, exp: NOW + 300 }, lenient)).toBe('verified');
    expect(await judge({ iat: undefined, exp: NOW + 301 }, lenient)).toBe('endsTooLate');
    const token = jwt({ payload: { iat: undefined, exp: NOW + 100 } });
    expect(claimsOf(await verify(token, await projectWith(lenient), NOW))?.iat).toBe(NOW - 200);
  });

  it('lets a project choose how old a token may be', async () => {
    const hour = { iat: NOW - 3500, exp: NOW + 100 };
    expect(await judge(hour)).toBe('tooOld');
    expect(await judge(hour, { maxTokenAgeSeconds: 3600 })).toBe('verified');
  });

  it('accepts the previous secret until its grace has ended, and says until when', async () => {
    const keys = [await signingKey(SECRET, null), await signingKey(OLD_SECRET, NOW + 10)];
    const project = { ...(await projectWith()), keys };
    const token = jwt({ key: 'OLD_SECRET' });
    expect(await verify(token, project, NOW + 9)).toMatchObject({ keyUntil: NOW + 10 });
    expect(reasonOf(await verify(token, project, NOW + 10))).toBe('signature');
    expect(await verify(jwt(), project, NOW)).toMatchObject({ keyUntil: null });
  });

  it('ignores a bad optional claim, keeps the identity and warns', async () => {
    const payload = {
      email: 'nobody',
      name: { first: 'Ada' },
      traits: { plan: 7, amount: '4900', interval: 'month' },
      company: { id: '' },
    };
    const verdict = await verify(jwt({ payload }), await projectWith(), NOW);
    expect(verdict.verified?.warnings.toSorted()).toEqual(['amount', 'company', 'email', 'name', 'plan']);
    expect(claimsOf(verdict)).toEqual({ sub: 'user_1', iat: NOW });
  });

  it('never fails, whatever is sent as a token', async () => {
    const project = await projectWith();
    const segment = fc.string().map((text) => Buffer.from(text).toString('base64url'));
    const three = fc.tuple(segment, segment, segment).map((segments) => segments.join('.'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), fc.string(), three), async (token) => {
        expect((await verify(token, project, NOW)).verified).toBeNull();
      }),
    );
  });

  it('never fails on any payload under a right signature', async () => {
    const project = await projectWith();
    const members = [
      'sub',
      'aud',
      'iat',
      'exp',
      'nbf',
      'email',
      'email_verified',
      'name',
      'traits',
      'company',
    ];
    const payload = fc.dictionary(fc.constantFrom(...members), fc.jsonValue(), { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(payload, async (claims) => {
        const token = jwt({
          payloadRaw: JSON.stringify({ sub: 'x', aud: AUD, iat: NOW, exp: NOW + 9, ...claims }),
        });
        expect(await verify(token, project, NOW)).toBeDefined();
      }),
    );
  });

  it('never verifies a token that was changed in any character', async () => {
    const project = await projectWith();
    const token = jwt({ payload: { email: 'ada@example.com' } }) as string;
    const letter = fc.constantFrom(
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '.split(''),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), letter, async (index, other) => {
        fc.pre(token[index] !== other && !(other === ' ' && (index === 0 || index === token.length - 1)));
        const changed = token.slice(0, index) + other + token.slice(index + 1);
        expect((await verify(changed, project, NOW)).verified).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
