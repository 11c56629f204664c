import { IsEmail, IsString, MaxLength } from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { OneLine, Readable } from './text.js';

export class LoginDto {
  /** The member's e-mail address. */
  @IsString()
  @MaxLength(254)
  email!: string;

  /** The member's password. */
  @IsString()
  @MaxLength(400)
  password!: string;
}

export class FirstRunDto {
  /** From the link that the server printed when it started. */
  @IsString()
  @MaxLength(100)
  token!: string;

  /** What the owner will sign in with. */
  @OneLine()
  @IsEmail({}, { message: '$property must be an e-mail address' })
  @MaxLength(254)
  email!: string;

  /** 10 to 200 characters. */
  @Characters(10, 200)
  password!: string;

  /** How others see the owner; the part of the address before the @ where it is left out. */
  @MayBeAbsent()
  @OneLine()
  @Characters(1, 100)
  @Readable()
  name?: string;
}

export class FirstRunStateDto {
  /** Whether nobody has signed up yet, so that the first-run link is waiting to be used. */
  needed!: boolean;
}

export class ChangePasswordDto {
  /** The password until now. */
  @IsString()
  @MaxLength(400)
  current!: string;

  /** The password from now on, 10 to 200 characters. */
  @Characters(10, 200)
  next!: string;
}

/** Who is signed in. */
export class MemberDto {
  /** The member's id. */
  id!: string;

  /** What the member signs in with. */
  email!: string;

  /** How others see the member. */
  name!: string;
}
