import type { RejectionReason, WarningReason } from '../../contract/identity-reasons.js';

/** The likely cause of each refusal and what to do, for the people who mint the tokens. */
export const rejectionAdvice: Record<RejectionReason, string> = {
  missing: 'No token came with the call. Put one into the page for users who are signed in.',
  notText:
    'The token is not a string. Pass the string that your JWT library returned, not an object or a promise.',
  tooLong: 'The token has more than 8192 characters. Leave out claims that are not documented.',
  shape:
    'This is not a signed JWT with three parts. Often the page contains a placeholder, an error message or “undefined” instead of the token.',
  encoding: 'The parts are not plain base64url. Pass the token on as it is: no padding, no re-encoding.',
  identityOff: 'Identity is switched off for this project. Switch it on in its settings.',
  noSecret: 'The project has no signing secret. Generate one and set it as REQIO_SECRET on your server.',
  weakSecret: 'The signing secret is too short to be safe. Rotate it.',
  header: 'The first part is not a JSON object. Let a JWT library create it.',
  algorithm:
    'The algorithm is not HS256. Sign with HS256 and the signing secret, not with a key pair of your own.',
  critical: 'The header has “crit” or “b64”. Leave both out.',
  type: 'The header has a “typ” other than JWT. Set it to JWT or leave it out.',
  signature:
    'The signature was not made with this project\u2019s secret. The server may have an old secret, another project\u2019s, or one that was decoded or contains a line break: use the whole secret, prefix included.',
  payload: 'The second part is not a JSON object in UTF-8. Sign an object of claims, not a string.',
  noAudience: 'The token has no “aud”. Add the audience that the snippet shows.',
  audience:
    'The token is meant for another project or another address of this server. Copy the audience that the snippet shows.',
  noTimes: 'The token lacks “iat” or “exp”. Set both: exp = iat + 300.',
  times: '“iat”, “exp” or “nbf” is not a number. Send Unix seconds as numbers, not as strings.',
  expired:
    'The token has expired. Mint one for each page instead of reusing it, or pass a function to Reqio.identify. If it was new, your server\u2019s clock is slow.',
  tooOld:
    'The token was issued too long ago, whatever its “exp” says. Mint one for each page, or raise the maximum age.',
  endsTooLate: 'The token has no “iat” and expires further ahead than the maximum age. Set exp = now + 300.',
  issuedInFuture:
    'The token was issued more than a minute in the future. Your server\u2019s clock is fast, or “iat” is in milliseconds.',
  notYetValid:
    '“nbf” is more than a minute in the future. Your server\u2019s clock is fast, or you can leave “nbf” out.',
  noSubject: 'The token has no “sub”. Often the user\u2019s id was undefined when it was minted.',
  placeholder:
    '“sub” is a placeholder for users who are signed out, such as “guest”, “0”, “-1” or “undefined”: they would all be one person. Mint tokens only for users who are signed in, with the id of their account.',
  subject:
    '“sub” is not a usable id. It must be a string of 1 to 255 characters without control characters, or a whole number.',
};

/** The same for optional claims that are ignored. */
export const warningAdvice: Record<WarningReason, string> = {
  email: '“email” is not an address. The person is identified by sub alone.',
  emailVerified: '“email_verified” is neither true nor false, so the address is for display only.',
  name: '“name” is not a string.',
  traits: '“traits” is not an object.',
  plan: '“traits.plan” is not a string.',
  amount:
    '“traits.amount” is not a whole number of cents, or is over 10¹² cents a month. Send a number, not a string, and cents, not dollars: 4999 for $49.99.',
  interval:
    '“traits.interval” is not month, year, quarter, week or day. An amount without an interval is ignored.',
  intervalCount:
    '“traits.intervalCount” is not a whole number from 1 to 36, so the amount is ignored as well.',
  company: '“company” has no usable id. Send { id, name }.',
  companyPlaceholder:
    '“company.id” is a placeholder, such as “0”, “none” or “undefined”, so the company is ignored: everybody without a company would be one customer. Leave “company” out if you do not know it, and send null if the person has none.',
  companyName: '“company.name” is not a string.',
};
