import { IsISO8601, Matches } from 'class-validator';

const SHAPE = /^[12]\d{3}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?$/;
const message = '$property must be a day (2026-01-31) or an instant with its offset (2026-01-31T09:00:00Z)';

/** A day, which starts at midnight UTC, or an instant, in ISO 8601; any that passes, `new Date` understands. */
export const Instant = (): PropertyDecorator => (target, property) => {
  IsISO8601({ strict: true }, { message })(target, property);
  Matches(SHAPE, { message })(target, property);
};
