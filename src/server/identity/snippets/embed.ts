import type { CodeDto } from '../../../contract/snippets.dto.js';
import { REQIO_STUB } from '../../../contract/stub.js';
import { TOKEN_ROUTE, type Place } from './place.js';

/** The widget's tag around any template's expression for the token, on lines indented by `indent`. */
export function widgetTag(
  { projectId, publicUrl }: Place,
  tokenAttribute: string,
  { indent = '', route = TOKEN_ROUTE }: { indent?: string; route?: string } = {},
): string {
  return [
    '<script',
    `  src="${publicUrl}/widget.js"`,
    `  data-project-id="${projectId}"`,
    `  ${tokenAttribute}`,
    `  data-identity-url="${route}"`,
    '  async',
    '></script>',
  ].join(`\n${indent}`);
}

export function embedCode(place: Place): CodeDto {
  return { language: 'html', code: widgetTag(place, 'data-identity-token="IDENTITY_TOKEN"') };
}

/** Calls the route of the snippets on the host's own server: it returns text, or nothing while nobody is signed in. */
export const getToken = `async function getToken() {
  const answer = await fetch('${TOKEN_ROUTE}');
  if (!answer.ok) throw new Error(\`${TOKEN_ROUTE} answered \${answer.status}\`);
  return (await answer.text()) || null;
}`;

/** One tag that creates `window.Reqio` and loads the widget, and the calls of a page that learns later who is signed in. */
export function identifyCode({ projectId, publicUrl }: Place): CodeDto {
  return {
    language: 'html',
    code: `<!-- In <head>, once. With a nonce in your Content-Security-Policy: <script nonce="…"> -->
<script>
${indented(REQIO_STUB, '  ')}
  (function (script, nonce) {
    script.src = '${publicUrl}/widget.js';
    script.async = true;
    script.dataset.projectId = '${projectId}';
    if (nonce) script.nonce = nonce;
    document.head.appendChild(script);
  })(document.createElement('script'), document.currentScript.nonce);
</script>
<script>
  // ${TOKEN_ROUTE} is a route on your own server; it is called again before each token expires.
${indented(getToken, '  ')}

  // At the start, and after each sign-in.
  Reqio.identify(getToken);
  // After a sign-out: Reqio.resetUser();
</script>`,
  };
}

const indented = (code: string, by: string): string => code.replace(/^(?=.)/gm, by);
