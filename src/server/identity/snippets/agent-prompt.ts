import type { CodeFileDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

/** The task for a coding assistant: everything it needs, and nothing secret. */
export function agentPrompt(stack: string, install: string, mint: CodeFileDto, place: Place): string {
  return `Integrate the Reqio feature-request widget into this ${stack} application, with signed identity tokens.

Facts
- Project id: ${place.projectId}
- Audience (the token's aud, exactly this text): ${place.audience}
- JWT library: ${install}
- Algorithm: HS256. Key: the UTF-8 bytes of the environment variable REQIO_SECRET, the whole text with its «rqs_»
  prefix. Do not base64-decode, hash or trim it.

Payload of the token
- sub: the signed-in user's stable id, as text. Never an empty or missing value; make no token without a user.
- aud: as above. iat: now in Unix seconds. exp: iat + 300.
- email (optional): the user's address. Add email_verified: false where the application has not verified it.
- name (optional).
- traits (optional): { plan, amount, interval }. amount is a number of cents as billed (not text, not a decimal
  amount), interval is "month" or "year". Leave out what is unknown; 0 means a free customer.
- company (optional): { id, name } of the organisation that pays, where it is not the user alone.

Steps
1. Install the library: ${install}
2. Read REQIO_SECRET from the server's environment in the way that this application reads its other secrets. Never
   send it to the browser, log it or commit it.
3. Add a server-side function that mints the token (below, as ${mint.filename}); fill in the user fields from this application's
   own user model.
4. On every page where a user may be signed in, render the widget's tag with a fresh token; without a signed-in
   user, leave data-identity-token out. In a single-page application call Reqio.identify(getToken) after sign-in
   instead, where getToken fetches a fresh token from an authenticated route of this server, and Reqio.resetUser()
   after sign-out.
5. If the application has a Content-Security-Policy, allow ${new URL(place.publicUrl).origin} in script-src and connect-src.

The tag
${widgetTag(place, 'data-identity-token="IDENTITY_TOKEN"')}

The function
${mint.code}
How to check that it worked
- Sign in to the application and open a page with the widget. In Reqio, the project's identity page says when the
  last verified token came, and counts refused ones by their reason.
- A token that is refused is not an error: the widget works, but the user is anonymous. Paste the token into the
  inspector on the identity page to see the rule that it breaks.
`;
}
