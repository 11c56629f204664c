import type { CodeDto, CodeFileDto } from '../../../contract/snippets.dto.js';

/** What a snippet needs to know of the project and of this server; no secret is among it. */
export interface Place {
  projectId: string;
  audience: string;
  publicUrl: string;
}

/** The widget's tag around any template's expression for the token, on lines indented by `indent`. */
export function widgetTag({ projectId, publicUrl }: Place, tokenAttribute: string, indent = ''): string {
  return [
    '<script',
    `  src="${publicUrl}/widget.js"`,
    `  data-project-id="${projectId}"`,
    `  ${tokenAttribute}`,
    '  async',
    '></script>',
  ].join(`\n${indent}`);
}

export function embedCode(place: Place): CodeDto {
  return { language: 'html', code: widgetTag(place, 'data-identity-token="IDENTITY_TOKEN"') };
}

/** Calls made before the widget is there wait in `q` and are made in their order. */
const stub = `window.Reqio = window.Reqio || { q: [] };
  ['identify', 'resetUser', 'open', 'close', 'on'].forEach(function (name) {
    Reqio[name] = Reqio[name] || function () { this.q.push([name].concat([].slice.call(arguments))); };
  });`;

/** For pages that learn later who is signed in. */
export function identifyCode({ projectId, publicUrl }: Place): CodeDto {
  return {
    language: 'html',
    code: `<script>
  ${stub}
</script>
<script src="${publicUrl}/widget.js" data-project-id="${projectId}" async></script>
<script>
  // After sign-in. /reqio-token is an address of your own server that answers a fresh token as text;
  // it is asked again before a token expires.
  Reqio.identify(function () {
    return fetch('/reqio-token').then(function (answer) { return answer.ok ? answer.text() : null; });
  });
  // After sign-out: Reqio.resetUser();
</script>`,
  };
}

/** The same as a component; it loads the script itself. */
export function reactCode({ projectId, publicUrl }: Place): CodeFileDto {
  return {
    filename: 'feedback.tsx',
    language: 'tsx',
    code: `import { ReqioWidget } from 'reqio/react';

// /reqio-token is an address of your own server that answers a fresh token as text;
// it is asked again before a token expires.
const getToken = async () => {
  const answer = await fetch('/reqio-token');
  return answer.ok ? answer.text() : null;
};

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
