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

/** A user of your sign-in; a session's \`user\` of Auth.js fits, once its callback has put the id into the session. */
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
        'The router keeps the layout from page to page, and React never changes a script that is there: ReqioUser tells the widget when somebody signs in or out without a page load. A sign-in whose server action sets a cookie renders the layout anew by itself; after any other, call router.refresh().',
    },
  ],
};
