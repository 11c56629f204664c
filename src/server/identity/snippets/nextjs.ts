import { nextFiles } from './frameworks/next.js';
import { claimsCode, MINT_DOC, mintBody } from './javascript.js';
import { companiesPay, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

const AMOUNTS = `  plan?: string | null;
  amount?: number | bigint | string | null;
  interval?: string | null;
`;

const company = (place: Place) =>
  companiesPay(place)
    ? `  company?: {
    id: string | number;
    name?: string | null;
${AMOUNTS.replace(/^/gm, '  ').trimEnd()}
  } | null;
`
    : '  company?: { id: string | number; name?: string | null } | null;\n';

const DIALECT = { user: ': ReqioUser', amount: ': unknown', claims: ': object' };

export const nextjs: StackSnippet = {
  title: 'Next.js',
  install: 'npm install jose',
  mint: (place) => ({
    filename: 'lib/reqio-token.ts',
    language: 'ts',
    code: `import { SignJWT } from 'jose';

/** The user from your sign-in. The \`user\` of an Auth.js session fits, once your session callback adds its id. */
export interface ReqioUser {
  id?: string | number | null;
  email?: string | null;
  name?: string | null;
  emailVerified?: boolean | Date | null;
${company(place)}${AMOUNTS}}

${claimsCode(place, DIALECT)}
let warned = false;

${MINT_DOC}
export async function reqioToken(user: ReqioUser | null | undefined): Promise<string | undefined> {
${mintBody(place)}`,
  }),
  frameworks: (place) => [
    {
      framework: 'Next.js app router',
      files: nextFiles(place),
      navigation:
        'The router keeps the layout from page to page, and React never changes an existing script, so ReqioUser tells the widget when somebody signs in or out without a page load. After a sign-in by a server action that sets a cookie, Next.js renders the layout again by itself; after any other sign-in, call router.refresh().',
    },
  ],
};
