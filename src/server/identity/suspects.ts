import { createHash, createHmac } from 'node:crypto';

/** Ways in which servers spoil a signing secret, and what to tell them. */
const SUSPECTS: readonly [spoil: (secret: string) => string | Buffer, advice: string][] = [
  [(secret) => `${secret}\n`, 'Your server\u2019s secret ends in a line break: trim it.'],
  [(secret) => `${secret}\r\n`, 'Your server\u2019s secret ends in a line break: trim it.'],
  [(secret) => ` ${secret}`, 'Your server\u2019s secret begins with a space: trim it.'],
  [(secret) => `"${secret}"`, 'Your server\u2019s secret still has its quotes: remove them.'],
  [(secret) => withoutPrefix(secret), 'Your server left out the prefix of the secret: use the whole text.'],
  [
    (secret) => Buffer.from(secret, 'base64'),
    'Your server base64-decodes the secret: use its text as it is.',
  ],
  [
    (secret) => Buffer.from(withoutPrefix(secret), 'base64'),
    'Your server base64-decodes the secret: use its text as it is, prefix included.',
  ],
  [
    (secret) => createHash('sha256').update(secret).digest(),
    'Your server signs with a hash of the secret: use its text as it is.',
  ],
];

/**
 * Why a token that `secret` did not sign may have been refused: its signature is by a spoiled form of the secret.
 * Null where it is by none of those known.
 */
export function suspectedMistake(token: string, secret: string): string | null {
  const end = token.lastIndexOf('.');
  const [input, signature] = [token.slice(0, end), token.slice(end + 1)];
  const made = (key: string | Buffer) =>
    createHmac('sha256', key).update(input).digest('base64url') === signature;
  return SUSPECTS.find(([spoil]) => made(spoil(secret)))?.[1] ?? null;
}

const withoutPrefix = (secret: string) => secret.replace(/^rqs_/, '');
