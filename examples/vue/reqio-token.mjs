import { SignJWT } from 'jose';

// The whole text is the key, «rqs_» included.
const secret = new TextEncoder().encode(process.env.REQIO_SECRET);

/** On the server only: a token that says who is signed in, good for five minutes. */
export async function reqioToken(user) {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    email: user.email,
    // email_verified: user.emailVerified, // false keeps this address from joining people
    // name: user.name,
    // company: { id: String(user.company.id), name: user.company.name }, // who pays, if not the user
    traits: { plan: user.plan, amount: user.amount, interval: user.interval }, // amount: cents as billed
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(user.id))
    .setAudience(`${process.env.REQIO_URL}/p/${process.env.REQIO_PROJECT_ID}`)
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(secret);
}
