import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** How a case of test/vectors/identity-cases.json builds its token; its `placeholders` explain the members. */
export interface TokenRecipe {
  kind: 'jwt' | 'value';
  value?: unknown;
  header?: Members;
  headerRaw?: string;
  headerSegment?: string;
  payload?: Members;
  payloadRaw?: string;
  payloadHex?: string;
  payloadEncoding?: BufferEncoding;
  payloadPrefixHex?: string;
  unencodedPayload?: boolean;
  key?: string;
  signAlg?: string;
  signingInput?: string;
  template?: string;
}
type Members = Record<string, unknown>;

/** What the placeholders stand for. */
export const context = {
  SECRET: 'rqs_9vXq3mZ7TnB2cLw8RfYpJ4sKdHgUaE6oMtVx0QyWiNb',
  OTHER_SECRET: 'rqs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  OLD_SECRET: 'rqs_0ldsecret0ldsecret0ldsecret0ldsecret0ldsecr',
  AUD: 'https://reqio.example/p/proj_A',
  AUD_OTHER: 'https://reqio.example/p/proj_B',
  HOST: 'reqio.example',
  PROJECT: 'proj_A',
  NOW: 1795214400,
};

const defaultHeader = { alg: 'HS256', typ: 'JWT' };
const defaultPayload = { sub: 'user_1', aud: 'AUD', iat: 'NOW', exp: 'NOW+300' };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The token of one case: any JSON value, most often a text. */
export function buildToken(recipe: TokenRecipe): unknown {
  if (recipe.kind === 'value') return recipe.value;
  const header = recipe.headerSegment ?? base64url(headerOf(recipe));
  const bytes = Buffer.concat([Buffer.from(recipe.payloadPrefixHex ?? '', 'hex'), payloadOf(recipe)]);
  const payload = recipe.unencodedPayload ? bytes.toString() : base64url(bytes);
  const segments = { H: header, P: payload, P_NONCANON: withUnusedBits(payload) };
  const input = recipe.signingInput ? fill(recipe.signingInput, segments) : `${header}.${payload}`;
  const signature = signatureOf(input, recipe.signAlg ?? 'HS256', keyOf(recipe.key ?? 'SECRET'));
  const parts = { ...segments, ...variantsOf(signature), P_B64PAD: bytes.toString('base64') };
  const S = base64url(signature);
  const all = { ...parts, S, JSONSER: JSON.stringify({ payload, protected: header, signature: S }) };
  return fill(recipe.template ?? '{{H}}.{{P}}.{{S}}', all);
}

function headerOf({ header, headerRaw }: TokenRecipe): string {
  return headerRaw === undefined ? JSON.stringify(over(defaultHeader, header)) : fill(headerRaw, context);
}

function payloadOf({ payload, payloadRaw, payloadHex, payloadEncoding }: TokenRecipe): Buffer {
  if (payloadHex !== undefined) return Buffer.from(payloadHex, 'hex');
  const text =
    payloadRaw === undefined ? JSON.stringify(over(defaultPayload, payload)) : fill(payloadRaw, context);
  return Buffer.from(text, payloadEncoding ?? 'utf8');
}

function keyOf(name: string): string | Buffer {
  const keys: Record<string, string | Buffer> = {
    ...context,
    NOW: '',
    EMPTY: '',
    SECRET_BASE64_DECODED: Buffer.from(context.SECRET, 'base64'),
    SECRET_NO_PREFIX: context.SECRET.slice('rqs_'.length),
    SECRET_NEWLINE: `${context.SECRET}\n`,
    SECRET_SHA256: createHash('sha256').update(context.SECRET).digest(),
  };
  return keys[name] ?? name;
}

let rsa: KeyObject | undefined;
let ec: KeyObject | undefined;

function signatureOf(input: string, algorithm: string, key: string | Buffer): Buffer {
  if (algorithm === 'none') return Buffer.alloc(0);
  if (algorithm.startsWith('HS'))
    return createHmac(`sha${algorithm.slice(2)}`, key)
      .update(input)
      .digest();
  if (algorithm === 'RS256') {
    rsa ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    return sign('sha256', Buffer.from(input), rsa);
  }
  ec ??= generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return sign('sha256', Buffer.from(input), { key: ec, dsaEncoding: 'ieee-p1363' });
}

function variantsOf(signature: Buffer) {
  const { AUD, NOW } = context;
  const flipped = Buffer.from(signature);
  const lastBit = Buffer.from(signature);
  if (signature.length > 0) flipped[0]! ^= 1;
  if (signature.length > 0) lastBit[signature.length - 1]! ^= 1;
  const S = base64url(signature);
  return {
    S_TRUNC16: base64url(signature.subarray(0, 16)),
    S_FLIP: base64url(flipped),
    S_LASTBIT: base64url(lastBit),
    S_NONCANON: withUnusedBits(S),
    S_HEX: signature.toString('hex'),
    S_B64: signature.toString('base64'),
    S_SPACE: `${S.slice(0, 10)} ${S.slice(10)}`,
    S_EXTRA: base64url(Buffer.concat([signature, Buffer.alloc(1)])),
    S_ZERO: base64url(Buffer.alloc(32)),
    H_NONE: base64url('{"alg":"none","typ":"JWT"}'),
    P_OTHER: base64url(JSON.stringify({ sub: 'admin', aud: AUD, iat: NOW, exp: NOW + 300 })),
  };
}

/** The same bytes with a bit set that base64url does not use: text that lenient decoders take as equal. */
export function withUnusedBits(text: string): string {
  const mask = { 2: 0b110000, 3: 0b111100 }[text.length % 4];
  if (mask === undefined) return text;
  return text.slice(0, -1) + ALPHABET[(ALPHABET.indexOf(text.at(-1)!) & mask) | 1];
}

function over(defaults: Members, members: Members = {}): Members {
  const all = Object.entries({ ...defaults, ...members });
  return Object.fromEntries(all.filter(([, value]) => !isObject(value) || !value.$delete).map(filled));
}

const filled = ([name, value]: [string, unknown]): [string, unknown] => [name, valueOf(value)];

function valueOf(value: unknown): unknown {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return value.map(valueOf);
  if (!isObject(value)) return value;
  if ('$raw' in value) return value.$raw;
  if ('$nowString' in value) return String(context.NOW + Number(value.$nowString));
  if (Array.isArray(value.$repeat)) return String(value.$repeat[0]).repeat(Number(value.$repeat[1]));
  return Object.fromEntries(Object.entries(value).map(filled));
}

function textOf(text: string): unknown {
  const now = /^NOW([+-]\d+(?:\.\d+)?)?$/.exec(text);
  if (now) return context.NOW + Number(now[1] ?? 0);
  return text === 'AUD' || text === 'AUD_OTHER' ? context[text] : fill(text, context);
}

function fill(text: string, values: Record<string, string | number>): string {
  return text
    .replace(/\{\{REPEAT:(.+?):(\d+)\}\}/g, (_, part: string, times: string) => part.repeat(Number(times)))
    .replace(/\{\{(\w+?)([+-]\d+(?:\.\d+)?)?\}\}/g, (_, name: string, offset?: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`There is no ${name}`);
      return String(offset ? Number(value) + Number(offset) : value);
    });
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const base64url = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64url');
