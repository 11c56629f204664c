import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { getToken, widgetTag } from '../embed.js';
import { type Place } from '../place.js';

/** The route, the tag in an async component of its own, and the layout that has it in `<Suspense>`. */
export function nextFiles(place: Place): CodeFileDto[] {
  return [
    {
      filename: 'app/reqio-token/route.ts',
      language: 'ts',
      code: `import { currentUser } from '../../lib/auth'; // your own sign-in
import { reqioToken } from '../../lib/reqio-token';

export async function GET() {
  const token = await reqioToken(await currentUser());
  return new Response(token ?? null, {
    status: token ? 200 : 204,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  });
}
`,
    },
    {
      filename: 'app/reqio.tsx',
      language: 'tsx',
      code: `import { connection } from 'next/server';
import { currentUser } from '../lib/auth'; // your own sign-in
import { reqioToken } from '../lib/reqio-token';
import { ReqioUser } from './reqio-user';

/** Waits for the request, so it is inside <Suspense>: the pages around it can still be prerendered. */
export async function Reqio() {
  await connection();
  const user = await currentUser();
  const token = await reqioToken(user);
  return (
    <>
      ${widgetTag(place, 'data-identity-token={token}', { indent: '      ' })}
      <ReqioUser id={token && user?.id != null ? String(user.id) : null} />
    </>
  );
}
`,
    },
    {
      filename: 'app/reqio-user.tsx',
      language: 'tsx',
      code: `'use client';

import { useEffect, useRef } from 'react';

${getToken}

/** Tells the widget when somebody signs in or out without a page load: the tag covers the first page only. */
export function ReqioUser({ id }: { id: string | null }) {
  const known = useRef(id);
  useEffect(() => {
    if (known.current === id) return;
    known.current = id;
    const { Reqio } = window as { Reqio?: { identify(source: unknown): unknown; resetUser(): void } };
    if (id) Reqio?.identify(getToken);
    else Reqio?.resetUser();
  }, [id]);
  return null;
}
`,
    },
    {
      filename: 'app/layout.tsx',
      language: 'tsx',
      code: `import { Suspense, type ReactNode } from 'react';
import { Reqio } from './reqio';
import './globals.css';

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Suspense>
          <Reqio />
        </Suspense>
      </body>
    </html>
  );
}
`,
    },
  ];
}
