import { IsString, MaxLength } from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { OneLine, Readable } from './text.js';

/** A person, named by exactly one of `id`, `email` and `sub`. */
export class PersonRefDto {
  /** The person's id here. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  id?: string;

  /** The person's e-mail address. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(254)
  email?: string;

  /** The person's id in the customer's system. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(255)
  sub?: string;

  /** What the person is called, 1 to 200 characters; for a person named by address or sub. */
  @MayBeAbsent()
  @OneLine()
  @Characters(1, 200)
  @Readable()
  name?: string;
}
