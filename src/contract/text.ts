import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';

/** Control characters other than tab and line feed: invisible, and trouble for whoever reads the text next. */
// oxlint-disable-next-line no-control-regex -- they are what it looks for
const WITHOUT_CONTROLS = /^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F]*$/;

const transformed = (change: (text: string) => string): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? change(value) : value));

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A line: white space at both ends goes, and each run of it inside (a pasted line break, say) is one space. */
export const OneLine = (): PropertyDecorator => transformed(oneLine);

/** Lines end in a line feed, however the sender's system ends them. */
export const Lines = (): PropertyDecorator => transformed((text) => text.replace(/\r\n?/g, '\n').trim());

/** No control characters but tab and line feed. */
export const Readable = (): PropertyDecorator =>
  Matches(WITHOUT_CONTROLS, { message: '$property must not contain control characters' });

export const maxTags = 20;
const MAX_TAG_LENGTH = 40;

const isTag = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length > 0 &&
  Array.from(value).length <= MAX_TAG_LENGTH &&
  WITHOUT_CONTROLS.test(value);

/** A list of tags, each one line. That no two differ in case alone is the server's business. */
export const Tags = (): PropertyDecorator => {
  const trim = Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((tag: unknown) => (typeof tag === 'string' ? oneLine(tag) : tag))
      : value,
  );
  const check = ValidateBy({
    name: 'tags',
    validator: {
      validate: (value) => Array.isArray(value) && value.length <= maxTags && value.every(isTag),
      defaultMessage: () =>
        `$property must be a list of at most ${maxTags} tags of 1 to ${MAX_TAG_LENGTH} characters`,
    },
  });
  return (target, property) => {
    trim(target, property);
    check(target, property);
  };
};
