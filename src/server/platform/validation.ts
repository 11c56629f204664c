import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '../../contract/problem.js';
import { Refusal } from './refusal.js';

/** Turns bodies and queries into their DTO classes; unknown fields and wrong values are refused by name. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Refusal('input.invalid', undefined, { errors: fieldErrors(errors) }),
  });
}

function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = path === '' ? property : `${path}.${property}`;
    const own = Object.values(constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...fieldErrors(children ?? [], field)];
  });
}
