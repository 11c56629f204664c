import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie or a link; only `hashOf` of them is stored. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** A token of 256 random bits needs no salt and no slow hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
