import { sdkInstall } from './sdk.js';

/** `/llms.txt` as llmstxt.org describes it: what a program that is given this server's address needs to know. */
export function llmsText(publicUrl: string): string {
  const place = {
    publicUrl,
    projectId: 'PROJECT_ID',
    audience: `${publicUrl}/p/PROJECT_ID`,
    setUp: { payer: null, confirmedAddresses: null },
  };
  return `# Reqio

> A self-hosted feature-request backlog that ranks by the revenue of the customers who ask. Users of a product submit and
> upvote requests in a widget; the product's own server signs who they are in a short-lived token.

This server is ${publicUrl}. A project's id looks like proj_…; its dashboard shows it under Settings › General. The quickest
way in is Settings › Identity: it has the code for Next.js, Node.js, Python, PHP, Ruby and Go with the project's values
filled in, and a prompt for coding assistants.

## Embed the widget

\`\`\`html
<script src="${publicUrl}/widget.js" data-project-id="PROJECT_ID" data-identity-token="TOKEN" data-identity-url="/reqio-token" async></script>
\`\`\`

- Put it at the end of <body> on every page. If nobody is signed in, TOKEN is empty and the user is anonymous.
- /reqio-token is a route on the product's own server: it returns a fresh token as plain text for the signed-in user and
  204 for everybody else, always with Cache-Control: no-store.
- A later tag with another token identifies the new user; one without a token signs the previous user out.
- Single-page apps call window.Reqio?.identify(getToken) after each sign-in and window.Reqio?.resetUser() after sign-out.
- Content-Security-Policy: ${new URL(publicUrl).origin} in script-src and connect-src. Trusted Types: the policy reqio.
- Types, loadReqio() and a React component: @reqio/widget comes from this server, not from a registry.

\`\`\`sh
${sdkInstall(place).code}
\`\`\`

## The token

A JWT, HS256. The key is the UTF-8 bytes of the whole signing secret, "rqs_" included; it stays on the product's server, in
REQIO_SECRET. A token is valid for five minutes.

- sub: the user's stable id, as text. aud: "${place.audience}". iat: now, in seconds. exp: iat + 300.
- email, name, email_verified (false: the address joins nobody): optional.
- traits: { plan, amount, interval }, optional. amount is a whole number of the currency's minor unit, as billed, times the
  quantity; interval is "month" or "year". Leave out what is unknown: null clears it, and 0 means that nothing is paid.
- company: { id, name } of the organisation that pays. Without it, three colleagues on one account count three times.

## Check

\`\`\`sh
curl -fsS ${publicUrl}/api/widget/PROJECT_ID/session -H 'Content-Type: application/json' -d '{"token":"TOKEN"}'
\`\`\`

The response must contain "identity":"verified". A refused token never raises an error: the user is anonymous, and
Settings › Identity counts the reason.

## API

- [OpenAPI page](${publicUrl}/api/docs): every call, its roles and its errors
- [OpenAPI as JSON](${publicUrl}/api/docs-json): the same for programs
- [Widget](${publicUrl}/widget.js): the script that pages load
- [SDK](${publicUrl}/sdk.tgz): the npm package @reqio/widget of this server's version
`;
}
