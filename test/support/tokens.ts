import { SignJWT } from 'jose';

/** A token as a customer's server signs it; `exp` is five minutes after `iat` where the claims do not say. */
export async function mint(
  secret: string,
  claims: Record<string, unknown> & { iat: number },
): Promise<string> {
  return new SignJWT({ exp: claims.iat + 300, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
