import { problems, type FieldError, type ProblemCode } from '../../contract/problem.js';

/**
 * Something the caller asked for that will not be done, and why. Services throw it with a code of the closed
 * list; `ProblemFilter` turns it into HTTP. `detail` is a sentence that tells a person what to do.
 */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string = problems[code].detail,
    readonly more: { errors?: FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${detail}`);
  }
}
