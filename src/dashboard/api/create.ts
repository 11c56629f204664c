import { ApiError, call } from './client';

/** A create that has not been answered yet; a repeat uses the same key. */
interface Attempt {
  body: string;
  key: string;
  /** Set while a call is under way. */
  answer?: Promise<unknown>;
}

const attempts = new Map<string, Attempt>();

/**
 * Creates something with a POST, once. A second press waits for the same answer; if no answer came, the same body is
 * sent with the same key, even from another form. Another body is a new create, and so is any call after an answer, even
 * after a refusal.
 */
export function create<Answer>(path: string, body?: unknown): Promise<Answer> {
  const text = JSON.stringify(body) ?? '';
  const last = attempts.get(path);
  const attempt: Attempt = last?.body === text ? last : { body: text, key: newKey() };
  attempts.set(path, attempt);
  attempt.answer ??= send(path, body, attempt);
  return attempt.answer as Promise<Answer>;
}

async function send(path: string, body: unknown, attempt: Attempt): Promise<unknown> {
  const isLast = () => attempts.get(path) === attempt;
  try {
    const answer = await call('POST', path, body, undefined, attempt.key);
    if (isLast()) attempts.delete(path);
    return answer;
  } catch (error) {
    delete attempt.answer;
    const isRefusal = error instanceof ApiError && error.code !== 'offline' && error.status < 500;
    if (isRefusal && isLast()) attempts.delete(path);
    throw error;
  }
}

/** 128 random bits. On plain http there is no `crypto.randomUUID`. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
