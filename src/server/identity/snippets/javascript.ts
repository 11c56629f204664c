import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

const body = ({ audience }: Place) => `  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    email: user.email,
    // email_verified: user.emailVerified, // false keeps this address from joining people
    // name: user.name,
    // company: { id: String(user.company.id), name: user.company.name }, // who pays, if not the user
    traits: { plan: user.plan, amount: user.amount, interval: user.interval }, // amount: cents as billed
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(user.id))
    .setAudience('${audience}')
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(secret);
}
`;

const secret = `// The whole text is the key, «rqs_» included.
const secret = new TextEncoder().encode(process.env.REQIO_SECRET);`;

export const node = {
  install: 'npm install jose',
  mint: (place: Place): CodeFileDto => ({
    filename: 'reqio-token.mjs',
    language: 'js',
    code: `import { SignJWT } from 'jose';

${secret}

/** On the server only: a token that says who is signed in, good for five minutes. */
export async function reqioToken(user) {
${body(place)}`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'Express',
      files: [
        {
          filename: 'app.mjs',
          language: 'js',
          code: `import express from 'express';
import { reqioToken } from './reqio-token.mjs';

const app = express();

// Before it, your own sign-in sets req.user.
app.get('/', async (req, res) => {
  const token = req.user ? await reqioToken(req.user) : '';
  res.send(\`<!doctype html>
    <h1>Hello</h1>
    ${widgetTag(place, 'data-identity-token="${token}"', '    ')}\`);
});

app.listen(8080);
`,
        },
      ],
    },
  ],
};

export const nextjs = {
  install: 'npm install jose',
  mint: (place: Place): CodeFileDto => ({
    filename: 'lib/reqio-token.ts',
    language: 'ts',
    code: `import { SignJWT } from 'jose';

${secret}

export interface ReqioUser {
  id: string | number;
  email?: string;
  plan?: string;
  amount?: number;
  interval?: 'month' | 'year';
}

/** On the server only: a token that says who is signed in, good for five minutes. */
export async function reqioToken(user: ReqioUser): Promise<string> {
${body(place)}`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'Next.js app router',
      files: [
        {
          filename: 'app/layout.tsx',
          language: 'tsx',
          code: `import type { ReactNode } from 'react';
import { currentUser } from '../lib/auth'; // your own sign-in
import { reqioToken } from '../lib/reqio-token';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  const token = user ? await reqioToken(user) : undefined;
  return (
    <html lang="en">
      <body>
        {children}
        ${widgetTag(place, 'data-identity-token={token}', '        ')}
      </body>
    </html>
  );
}
`,
        },
      ],
    },
  ],
};
