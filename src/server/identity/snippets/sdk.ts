import type { CodeDto, CodeFileDto } from '../../../contract/snippets.dto.js';
import { VERSION } from '../../../contract/version.js';
import { getToken } from './embed.js';
import type { Place } from './place.js';

/**
 * The SDK comes from this server and stays in the host's repository: a lock file pins the content of an address, and
 * the next version of the server serves another file.
 */
export function sdkInstall({ publicUrl }: Place): CodeDto {
  const file = `vendor/reqio-widget-${VERSION}.tgz`;
  return {
    language: 'sh',
    code: `mkdir -p vendor
curl -fsSo ${file} ${publicUrl}/sdk-${VERSION}.tgz
npm install ./${file}`,
  };
}

/** The widget as a React component; it loads the script itself. */
export function reactCode({ projectId, publicUrl }: Place): CodeFileDto {
  return {
    filename: 'feedback.tsx',
    language: 'tsx',
    code: `'use client';

import { ReqioWidget } from '@reqio/widget/react';

// A route on your own server; it is called again before each token expires.
${getToken}

export function Feedback({ user }: { user: { id: string } | null }) {
  return (
    <ReqioWidget
      key={user?.id}
      projectId="${projectId}"
      apiBaseUrl="${publicUrl}"
      identityToken={user ? getToken : null}
    />
  );
}
`,
  };
}
