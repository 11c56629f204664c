import type { FieldError, ProblemCode } from '../../contract/problem';

/** A refusal of the server, or “offline” where it did not answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode | 'offline',
    message: string,
    readonly fields: FieldError[] = [],
  ) {
    super(message);
  }

  /** The server's sentence about one field, as it stands under the field's own label. */
  field(name: string): string | undefined {
    const message = this.fields.find(({ field }) => field === name)?.message;
    return message === undefined ? undefined : underItsLabel(name, message);
  }
}

/** “title must be short” says “Must be short.” where it stands under “Title”: programs know a field by its name alone. */
export function underItsLabel(field: string, message: string): string {
  const name = field.split('.').at(-1)!;
  const openings = { [`each value in ${name} `]: 'each ', [`each of ${name} `]: 'each ', [`${name} `]: '' };
  const [opening, instead] = Object.entries(openings).find(([start]) => message.startsWith(start)) ?? [
    '',
    '',
  ];
  const rest = instead + message.slice(opening.length);
  const sentence = rest.charAt(0).toUpperCase() + rest.slice(1);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

const OFFLINE = 'The server does not answer. What you typed is still here: try again in a moment.';

/**
 * Calls the server with the member's cookie. `body` is sent as JSON; an answer without content is undefined. Calls that
 * create something go through `create`, which passes a `key`.
 */
export async function call<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  key?: string,
): Promise<Answer> {
  const response = await fetch(`/api/${path}`, {
    method,
    signal,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'offline', OFFLINE);
  });
  const answer: unknown = response.headers.get('content-type')?.includes('json')
    ? await response.json()
    : undefined;
  if (response.ok) return answer as Answer;
  throw refused(response.status, answer);
}

function refused(status: number, answer: unknown): ApiError {
  const problem = answer as { code?: ProblemCode; detail?: string; errors?: FieldError[] } | undefined;
  if (!problem?.code) return new ApiError(status, 'offline', OFFLINE);
  return new ApiError(status, problem.code, problem.detail ?? problem.code, problem.errors);
}
