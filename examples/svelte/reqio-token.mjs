import { SignJWT } from 'jose';

/** What to tell Reqio about a user: fill this in. Leave out what you do not know; 0 means that nothing is paid. */
function claimsOf(user) {
  return {
    email: user.email,
    // email_verified: Boolean(user.emailVerified), // false keeps this address from joining people
    name: user.name,
    // company: user.company && { id: String(user.company.id), name: user.company.name }, // who pays
    traits: {
      plan: user.plan,
      amount: number(user.amount), // cents as billed, times the quantity; for a price in dollars: Math.round(price * 100)
      interval: user.interval, // 'month' or 'year'
    },
  };
}

/** Databases return decimals and big integers as text or objects; the token needs a number. */
const number = (amount) => (amount == null || amount === '' ? undefined : Number(amount));

const isUnknown = (value) => value == null || value === '' || Number.isNaN(value);

/** Leaves out what is unknown: null would clear the stored value. */
const known = (claims) =>
  JSON.parse(JSON.stringify(claims, (_, value) => (isUnknown(value) ? undefined : value)));

let warned = false;

/** Server only: a token that says who is signed in, valid for five minutes; undefined without a user or a secret. */
export async function reqioToken(user) {
  const secret = process.env.REQIO_SECRET;
  if (!secret && !warned) {
    warned = true;
    console.warn('REQIO_SECRET is not set: everybody is anonymous in Reqio.');
  }
  if (!secret || user?.id == null) return undefined;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(known(claimsOf(user)))
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(user.id))
    .setAudience(`${process.env.REQIO_URL}/p/${process.env.REQIO_PROJECT_ID}`)
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(new TextEncoder().encode(secret)); // the key is the whole secret, "rqs_" included
}
