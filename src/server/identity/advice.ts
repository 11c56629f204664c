import type { RejectionReason, WarningReason } from '../../contract/identity-reasons.js';

/** The likely cause of each refusal and what to do, for the people who mint the tokens. */
export const rejectionAdvice: Record<RejectionReason, string> = {
  missing: 'No token came with the call. Put one into the page for users who are signed in.',
  notText:
    'The token is not a text. Pass the string that your JWT library returned, not an object or a promise.',
  tooLong: 'The token has more than 8192 characters. Leave out claims that are not documented.',
  shape:
    'This is no signed JWT of three parts. Often the page shows a placeholder, an error message or «undefined» instead of the token.',
  encoding: 'The parts are not plain base64url. Pass the token on as it is: no padding, no re-encoding.',
  identityOff: 'Identity is switched off for this project. Switch it on in its settings.',
  noSecret: 'The project has no signing secret. Generate one and set it as REQIO_SECRET on your server.',
  weakSecret: 'The signing secret is too short to be safe. Rotate it.',
  header: 'The first part is not a JSON object. Let a JWT library write it.',
  algorithm:
    'The algorithm is not HS256. Sign with HS256 and the signing secret, not with a key pair of your own.',
  critical: 'The header has «crit» or «b64». Leave both out.',
  type: 'The header has a «typ» other than JWT. Set it to JWT or leave it out.',
  signature:
    'The signature is not by this project\u2019s secret. The server may have an old secret, another project\u2019s, or one that was decoded or carries a line break: use the whole text, prefix included.',
  payload: 'The second part is not a JSON object in UTF-8. Sign an object of claims, not a text.',
  noAudience: 'The token has no «aud». Add the audience that the snippet shows.',
  audience:
    'The token is meant for another project or another address of this server. Copy the audience that the snippet shows.',
  noTimes: 'The token lacks «iat» or «exp». Set both, exp = iat + 300.',
  times: '«iat», «exp» or «nbf» is not a number. They are Unix seconds as numbers, not as text.',
  expired:
    'The token had ended. Mint one for each page instead of keeping it, or pass a function to Reqio.identify; if it was new, your server\u2019s clock is slow.',
  tooOld:
    'The token was issued too long ago, whatever its «exp» says. Mint one for each page, or raise the maximum age.',
  endsTooLate: 'The token has no «iat» and ends later than the maximum age from now. Set exp = now + 300.',
  issuedInFuture:
    'The token was issued more than a minute ahead of us. Your server\u2019s clock is fast, or «iat» is in milliseconds.',
  notYetValid: '«nbf» is more than a minute ahead. Your server\u2019s clock is fast, or «nbf» is not needed.',
  noSubject: 'The token has no «sub». Often the user\u2019s id was undefined when it was minted.',
  placeholder:
    '“sub” is what stands for somebody who is signed out, such as “guest”, “0”, “-1” or “undefined”: everybody who is would be one person. Mint a token only for users who are signed in, with the id of their account.',
  subject:
    '“sub” is no usable id. It is a text of 1 to 255 characters without control characters, or a whole number.',
};

/** The same for optional claims that are ignored. */
export const warningAdvice: Record<WarningReason, string> = {
  email: '«email» is no address. The person is identified by sub alone.',
  emailVerified: '«email_verified» is neither true nor false, so the address is for display only.',
  name: '«name» is not a text.',
  traits: '«traits» is not an object.',
  plan: '«traits.plan» is not a text.',
  amount:
    '«traits.amount» is not a whole number of cents, or is over 10¹² cents a month. Send a number, not a text, and cents, not dollars: 4999 for $49.99.',
  interval: '«traits.interval» is not month, year, quarter, week or day. An amount without one is ignored.',
  intervalCount: '«traits.intervalCount» is not a whole number from 1 to 36. The amount is ignored with it.',
  company: '«company» has no usable id. Send { id, name }.',
  companyPlaceholder:
    '“company.id” is a placeholder, such as “0”, “none” or “undefined”, so the company is ignored: all that have none would be one customer. Leave “company” out where you do not know it, and send null where the person is in none.',
  companyName: '«company.name» is not a text.',
};
