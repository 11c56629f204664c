import { IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from './fields.js';

/** How long the secret before the new one may stay good, in seconds: not at all, an hour, a day. */
export const graces = [0, 3600, 86_400] as const;

export class RevealSecretDto {
  /** The member's password; may be left out within five minutes of giving it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(400)
  password?: string;
}

export class RotateSecretDto {
  /** How long the present secret stays good, in seconds; not at all where it is left out. */
  @MayBeAbsent()
  @IsIn(graces)
  graceSeconds?: (typeof graces)[number];
}

/** A signing secret in clear. Hosts use the whole text as the key of HS256, prefix included. */
export class SecretDto {
  /** `rqs_` and 43 base64url characters. */
  secret!: string;

  /** Counts the secrets that the project has had. */
  version!: number;
}
