import type { CodeFileDto } from '../../../contract/snippets.dto.js';
import { identifyCode, widgetTag } from './embed.js';
import { TOKEN_ROUTE, type Place } from './place.js';
import { sdkInstall } from './sdk.js';
import type { StackSnippet } from './stack-snippet.js';

/** The task for a coding assistant: everything it needs, and no secret. */
export function agentPrompt(snippet: StackSnippet, place: Place): string {
  const { title, install } = snippet;
  const { publicUrl, projectId, audience } = place;
  const { origin } = new URL(publicUrl);
  return `Integrate the Reqio feature-request widget into this ${title} application, with signed identity tokens.

Facts
- Project id: ${projectId}
- Audience (the token's aud, exactly this text): ${audience}
- JWT library: ${install}
- Algorithm: HS256. Key: the UTF-8 bytes of the environment variable REQIO_SECRET, the whole text with its "rqs_"
  prefix. Do not base64-decode, hash or trim it.

Payload of the token
- sub: the signed-in user's stable id, as text. Never an empty or missing value; mint no token without a user.
- aud: as above. iat: now in Unix seconds. exp: iat + 300.
- email (optional): the user's address. ${emailRule(place)}
- name (optional).
- traits (optional): { plan, amount, interval }. amount is a whole number in the currency's minor unit, as billed:
  cents for USD and EUR, whole yen for JPY. Convert decimals exactly, and multiply a price per seat by the quantity;
  quantity, seats and currency are not read. interval is "month" or "year", also "quarter", "week" or "day".
- ${companyRule(place)}
- Leave out what is unknown. null clears the stored value, and 0 means that nothing is paid, so never let a missing
  amount become 0.

Steps
1. Install the library: ${install}
2. Read REQIO_SECRET from the server's environment in the way this application reads its other secrets. Never send it
   to the browser, log it or commit it. If it is missing, log one line, mint no token, and carry on.
3. Add the mint function (below). Fill in the claims from this application's own user and billing models.
4. Add the route ${TOKEN_ROUTE}: it returns a fresh token as plain text for the signed-in user and 204 without a body
   for everybody else, always with Cache-Control: no-store. It never redirects and never returns a page.
5. Put the tag at the end of <body> in the layout that every page uses, with a fresh token if a user is signed in and
   an empty data-identity-token if nobody is. If the framework prerenders or caches pages, leave that attribute out:
   data-identity-url alone identifies the user.
6. If pages change without a full page load: Turbo, htmx's boost and Livewire's navigate evaluate the tag in <body>
   with each page, which is enough. In a single-page application, put the tag with the stub into <head> instead, call
   Reqio.identify(getToken) at the start and after each sign-in, and Reqio.resetUser() after sign-out. Without the
   stub, write window.Reqio?.identify(getToken).
7. If the application has a Content-Security-Policy, allow ${origin} in script-src and connect-src. The tag needs no
   inline script; the stub is one and needs the page's nonce. Under require-trusted-types-for 'script', use the tag
   and allow the policy: trusted-types reqio.
8. For TypeScript, React, Vue or Svelte, @reqio/widget has the types of window.Reqio, loadReqio() and
   <ReqioWidget> (from @reqio/widget/react). It is not in a registry: download it from this server into the repository.
${indented(sdkInstall(place).code)}

${snippet
  .frameworks(place)
  .map(({ framework }) => framework)
  .join(
    ', ',
  )}: the files below are complete. Use those for this application's framework and ignore the others. If a
file exists already, keep its content and add to it.

The tag, for templates not shown below
${widgetTag(place, 'data-identity-token="IDENTITY_TOKEN"')}

The tag with the stub, for single-page applications
${identifyCode(place).code}

${fileOf(snippet.mint(place))}
${snippet
  .frameworks(place)
  .map(({ framework, files, navigation }) => `${framework}\n${navigation}\n\n${files.map(fileOf).join('\n')}`)
  .join('\n')}
How to check that it worked
${selfCheck(place)}
- The response must contain "identity":"verified". "anonymous" means that the token was refused; that never raises an
  error. The project's identity page in Reqio counts refused tokens by reason, and its inspector shows which rule a
  pasted token breaks. Do not report success before you have seen "verified".
- Sign out and request ${TOKEN_ROUTE} again: it must return 204.
`;
}

/** Two lines for a shell; only the reader knows the host's address and the session cookie. */
export const selfCheck = ({
  publicUrl,
  projectId,
}: Place): string => `- With the application running, request a token as a signed-in user and send it to Reqio. Put the application's own
  address into the first line, and a signed-in user's session cookie from the browser's developer tools:
    TOKEN=$(curl -fsS -H 'Cookie: SESSION_COOKIE' http://localhost:8080${TOKEN_ROUTE})
    curl -fsS ${publicUrl}/api/widget/${projectId}/session -H 'Content-Type: application/json' -d "{\\"token\\":\\"$TOKEN\\"}"`;

const fileOf = ({ filename, code }: CodeFileDto): string => `File ${filename}\n${code}`;

const indented = (code: string): string => code.replace(/^(?=.)/gm, '     ');

function emailRule({ setUp }: Place): string {
  if (setUp.confirmedAddresses === 'some')
    return 'Always send email_verified with it, true or false: an unconfirmed\n  address joins nobody.';
  return 'Add email_verified: false if the application has not confirmed it.';
}

function companyRule({ setUp }: Place): string {
  if (setUp.payer === 'companies')
    return `company: { id, name } of the organisation that pays; always send it here, or three colleagues on one account count
  three times. The amount is then the whole company's, the same in the tokens of all its users.`;
  if (setUp.payer === 'users') return 'company: leave it out, since each user pays for themselves here.';
  return `company (optional): { id, name } of the organisation that pays, if it is not the user. Without it three
  colleagues on one account count three times.`;
}
