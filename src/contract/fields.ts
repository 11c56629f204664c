import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';

/** A field that may be left out; unlike with `IsOptional`, null is a wrong value. */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_object: unknown, value: unknown) => value !== undefined);

/** White space at both ends is not part of the text. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/**
 * A text of `min` to `max` characters, counted as PostgreSQL's `char_length` counts them (code points), so that
 * what passes here also passes the table's check.
 */
export const Characters = (min: number, max: number): PropertyDecorator =>
  ValidateBy({
    name: 'characters',
    validator: {
      validate: (value) => typeof value === 'string' && isBetween(Array.from(value).length, min, max),
      defaultMessage: (arguments_) =>
        min === 0
          ? `${arguments_?.property} must be a text of at most ${max} characters`
          : `${arguments_?.property} must be a text of ${min} to ${max} characters`,
    },
  });

const isBetween = (count: number, min: number, max: number): boolean => count >= min && count <= max;
