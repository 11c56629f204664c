import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** The longest host name, its scheme and its port. */
const MAX_LENGTH = 270;

/**
 * The web origin that a text names, as browsers write it in an Origin header: lower case, no default port, no path.
 * Null for anything else, a wildcard included.
 */
export function httpOrigin(text: string): string | null {
  if (text.length > MAX_LENGTH || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, href } = new URL(text);
  return href === `${origin}/` && !origin.includes('*') ? origin : null;
}

/** A list of web origins: each is brought into its one form, and a repeated one counts once. */
export const Origins = (): PropertyDecorator => (target, property) => {
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? normalised(value) : value))(
    target,
    property,
  );
  ValidateBy(
    {
      name: 'origins',
      validator: {
        validate: (value) => typeof value === 'string' && httpOrigin(value) !== null,
        defaultMessage: () =>
          'each of $property must be an http or https origin, such as https://app.example.com',
      },
    },
    { each: true },
  )(target, property);
};

const normalised = (values: unknown[]): unknown[] => [
  ...new Set(values.map((value) => (typeof value === 'string' ? (httpOrigin(value) ?? value) : value))),
];
