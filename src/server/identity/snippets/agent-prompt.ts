import type { CodeFileDto } from '../../../contract/snippets.dto.js';
import { identifyCode, widgetTag } from './embed.js';
import { TOKEN_ROUTE, type Place } from './place.js';
import { sdkInstall } from './sdk.js';
import type { StackSnippet } from './stack-snippet.js';

/** The task for a coding assistant: everything it needs, and nothing secret. */
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
- sub: the signed-in user's stable id, as text. Never an empty or missing value; make no token without a user.
- aud: as above. iat: now in Unix seconds. exp: iat + 300.
- email (optional): the user's address. ${emailRule(place)}
- name (optional).
- traits (optional): { plan, amount, interval }. amount is a whole number in the currency's minor unit, as billed:
  cents for USD and EUR, yen as they are. Convert decimals exactly, and multiply a price per seat by the quantity;
  quantity, seats and currency are not read. interval is "month" or "year", also "quarter", "week" or "day".
- ${companyRule(place)}
- Leave out what is unknown. null clears what is stored, and 0 says that nothing is paid, so never let a missing
  amount become 0.

Steps
1. Install the library: ${install}
2. Read REQIO_SECRET from the server's environment in the way that this application reads its other secrets. Never
   send it to the browser, log it or commit it. Without it log one line, make no token, and go on.
3. Add the mint function (below). Fill in the claims from this application's own user and billing models.
4. Add the route ${TOKEN_ROUTE}: it answers a fresh token as plain text to the signed-in user, 204 without a body to
   everybody else, always with Cache-Control: no-store, and never a redirect or a page.
5. Put the tag at the end of <body> of the layout that every page uses, with a fresh token where a user is signed in
   and an empty data-identity-token where nobody is. Where the framework prerenders or caches pages, leave that
   attribute out: data-identity-url alone identifies the user.
6. Where pages change without being loaded anew: Turbo, htmx's boost and Livewire's navigate evaluate a tag in <body>
   with each page, which is enough. A single-page application uses the one tag with the stub in <head> instead, calls
   Reqio.identify(getToken) at the start and after each sign-in, and Reqio.resetUser() after sign-out. Without the
   stub, write window.Reqio?.identify(getToken).
7. If the application has a Content-Security-Policy, allow ${origin} in script-src and connect-src. The tag needs no
   inline script; the stub is one and takes the page's nonce. Under require-trusted-types-for 'script', use the tag
   and allow the policy: trusted-types reqio.
8. For TypeScript, React, Vue or Svelte, @reqio/widget has the types of window.Reqio, loadReqio() and
   <ReqioWidget> (from @reqio/widget/react). It comes from this server into the repository, not from a registry:
${indented(sdkInstall(place).code)}

${snippet
  .frameworks(place)
  .map(({ framework }) => framework)
  .join(
    ', ',
  )}: the files below are complete. Use those of this application's framework, keep what its own files
have already, and leave the others out.

The tag, wherever a template is not shown below
${widgetTag(place, 'data-identity-token="IDENTITY_TOKEN"')}

The one tag with the stub, for single-page applications
${identifyCode(place).code}

${fileOf(snippet.mint(place))}
${snippet
  .frameworks(place)
  .map(({ framework, files, navigation }) => `${framework}\n${navigation}\n\n${files.map(fileOf).join('\n')}`)
  .join('\n')}
How to check that it worked
${selfCheck(place)}
- The answer must contain "identity":"verified". "anonymous" means that the token was refused, which is never an
  error: the project's identity page in Reqio counts refused tokens by reason, and its inspector shows the rule that
  a pasted token breaks. Do not report success before you have seen "verified".
- Sign out, and ask ${TOKEN_ROUTE} again: it must answer 204.
`;
}

/** Two lines for a shell; the host's address and its session's cookie are what only the reader knows. */
export const selfCheck = ({
  publicUrl,
  projectId,
}: Place): string => `- With the application running, ask for a token as a signed-in user and show it to Reqio. Put the application's own
  address into the first line, and a signed-in user's cookie from the browser's developer tools:
    TOKEN=$(curl -fsS -H 'Cookie: SESSION_COOKIE' http://localhost:8080${TOKEN_ROUTE})
    curl -fsS ${publicUrl}/api/widget/${projectId}/session -H 'Content-Type: application/json' -d "{\\"token\\":\\"$TOKEN\\"}"`;

const fileOf = ({ filename, code }: CodeFileDto): string => `File ${filename}\n${code}`;

const indented = (code: string): string => code.replace(/^(?=.)/gm, '     ');

function emailRule({ setUp }: Place): string {
  if (setUp.confirmedAddresses === 'some')
    return 'Always send email_verified with it, true or false: an address that was\n  not confirmed joins nobody.';
  return 'Add email_verified: false where the application has not confirmed it.';
}

function companyRule({ setUp }: Place): string {
  if (setUp.payer === 'companies')
    return `company: { id, name } of the organisation that pays; always send it here, or three colleagues of one account count
  three times. The amount is then the whole company's, the same in the tokens of all its people.`;
  if (setUp.payer === 'users') return 'company: leave it out, since each user pays alone here.';
  return `company (optional): { id, name } of the organisation that pays, where it is not the user alone. Without it three
  colleagues of one account count three times.`;
}
