import { companiesPay, optional, type Place } from './place.js';

/** Where TypeScript differs from JavaScript: in its type annotations. */
interface Dialect {
  /** The type annotation of the user: `: ReqioUser`, or nothing. */
  user: string;
  /** The same for an amount. */
  amount: string;
  /** The same for any claims. */
  claims: string;
}

export const JAVASCRIPT: Dialect = { user: '', amount: '', claims: '' };

/** The claims, without what is unknown: a null would clear the stored value. */
export function claimsCode(place: Place, { user, amount, claims }: Dialect): string {
  const payer = companiesPay(place) ? 'payer' : 'user';
  return `/** What to tell Reqio about a user: fill this in. Leave out what you do not know; 0 means that nothing is paid. */
function claimsOf(user${user}) {
${companiesPay(place) ? '  const payer = user.company ?? user; // the amount is for the whole company, not for one seat\n' : ''}  return {
    email: user.email,
${optional(place, 'emailVerified', '//', '    email_verified: Boolean(user.emailVerified), // false keeps this address from joining people')}    name: user.name,
${optional(place, 'company', '//', '    company: user.company && { id: String(user.company.id), name: user.company.name }, // who pays')}    traits: {
      plan: ${payer}.plan,
      amount: number(${payer}.amount), // cents as billed, times the quantity; for a price in dollars: Math.round(price * 100)
      interval: ${payer}.interval, // 'month' or 'year'
    },
  };
}

/** Databases return decimals and big integers as text or objects; the token needs a number. */
const number = (amount${amount}) => (amount == null || amount === '' ? undefined : Number(amount));

const isUnknown = (value${claims === '' ? '' : ': unknown'}) => value == null || value === '' || Number.isNaN(value);

/** Leaves out what is unknown: null would clear the stored value. */
const known = (claims${claims}) =>
  JSON.parse(JSON.stringify(claims, (_, value) => (isUnknown(value) ? undefined : value)));
`;
}

/** The body of the function that mints, around a way to get at jose. */
export const mintBody = ({ audience }: Place): string => `  const secret = process.env.REQIO_SECRET;
  if (!secret && !warned) {
    warned = true;
    console.warn('REQIO_SECRET is not set: everybody is anonymous in Reqio.');
  }
  if (!secret || user?.id == null) return undefined;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(known(claimsOf(user)))
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(user.id))
    .setAudience('${audience}')
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(new TextEncoder().encode(secret)); // the key is the whole secret, "rqs_" included
}
`;

export const MINT_DOC =
  '/** Server only: a token that says who is signed in, valid for five minutes; undefined without a user or a secret. */';
