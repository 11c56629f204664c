import type { CodeDto, CodeFileDto } from '../../../contract/snippets.dto.js';
import { VERSION } from '../../../contract/version.js';
import { getToken } from './embed.js';
import type { Place } from './place.js';

/**
 * The SDK comes from this server and stays in the host's repository: a lock file pins what an address answered, and the
 * next version of the server answers another file.
 */
export function sdkInstall({ publicUrl }: Place): CodeDto {
  const file = `vendor/reqio-widget-${VERSION}.tgz`;
  return {
    language: 'sh',
    code: `mkdir -p vendor
curl -fsS ${publicUrl}/sdk-${VERSION}.tgz -o ${file}
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

// Your own server's route; it is asked again before each token ends.
${getToken}

export function Feedback({ signedIn }: { signedIn: boolean }) {
  return (
    <ReqioWidget
      projectId="${projectId}"
      apiBaseUrl="${publicUrl}"
      identityToken={signedIn ? getToken : null}
    />
  );
}
`,
  };
}
