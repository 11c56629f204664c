import { ApiError, call } from './client';

/** What was sent and not answered yet: its key says that it is the same. */
interface Attempt {
  body: string;
  key: string;
  /** While the answer is out. */
  answer?: Promise<unknown>;
}

const attempts = new Map<string, Attempt>();

/**
 * Creates something with a POST, once: whoever presses twice waits for the same answer, and where no answer came, the
 * same body is sent with the same key, be it from another form. Another body is another wish, and so is whatever
 * comes after an answer, a refusal included.
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

/** 128 random bits. `crypto.randomUUID` is not there on plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
