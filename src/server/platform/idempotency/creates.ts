import { SetMetadata, UseInterceptors, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { problems, type ProblemCode } from '../../../contract/problem.js';
import type { GuardedRequest } from '../access.js';
import { CreationInterceptor } from './creation.interceptor.js';
import { CREATES, type Creates as Declared } from './declared.js';

/**
 * For a POST that creates: a call with an `Idempotency-Key` is done once. The handler takes `@CurrentCreation()` and
 * its service does the work in `creation.transaction`. `secret`: the answer is not stored, so it is given once only.
 */
export const Creates = ({ secret = false }: { secret?: boolean } = {}) =>
  applyDecorators(
    SetMetadata(CREATES, { creates: true, secret } satisfies Declared),
    UseInterceptors(CreationInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: `1 to 255 visible ASCII characters; of a caller without a session or a token, at least 128 random
        bits (a UUID, 32 hexadecimal digits or 22 characters of base64url). Sent again within 24 hours with the same
        body, the call is not done again${secret ? '.' : ' and gets the answer that the first one got.'}`,
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    }),
    refusal('idempotency.invalidKey', 'idempotency.weakKey'),
    refusal('idempotency.replayed'),
    refusal('idempotency.mismatch'),
  );

/** For a POST that creates nothing, or that may be sent twice without harm; takes the reason. */
export const CreatesNothing = (why: string) =>
  SetMetadata(CREATES, { creates: false, why } satisfies Declared);

/** The call under way, for the service that does the work. */
export const CurrentCreation = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<GuardedRequest>().creation,
);

function refusal(...codes: ProblemCode[]): MethodDecorator {
  const description = codes.map((code) => `\`${code}\`: ${problems[code].detail}`).join('\n\n');
  return ApiResponse({ status: problems[codes[0]!].status, description });
}
