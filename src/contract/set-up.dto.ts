import { IsIn } from 'class-validator';
import { MayBeAbsent } from './fields.js';

/** Who pays the host: the organisations that its users belong to, or each user alone. */
export const payers = ['companies', 'users'] as const;
export type Payer = (typeof payers)[number];

/** Whose address the host confirms before its user can go on: of all, of some, of none. */
export const confirmedAddresses = ['all', 'some', 'none'] as const;
export type ConfirmedAddresses = (typeof confirmedAddresses)[number];

/** The answers to the two questions that the set-up asks first; null: not answered yet. */
export class SetUpAnswersDto {
  /** Who pays. `companies`: the snippets send `company`, so that colleagues of one account count once. */
  @IsIn(payers)
  payer!: Payer | null;

  /**
   * Whether the app confirms an address before somebody can use it: for `all`, for `some` (then the snippets send
   * `email_verified`) or for `none`. The dashboard sets the policy's `mergeByEmail` to `link`, `verified` or `strict`
   * with the answer.
   */
  @IsIn(confirmedAddresses)
  confirmedAddresses!: ConfirmedAddresses | null;
}

/** An answer or both; what is left out stays. */
export class ChangeSetUpDto {
  /** Who pays. */
  @MayBeAbsent()
  @IsIn(payers)
  payer?: Payer;

  /** Whose address the app confirms before its user can go on. */
  @MayBeAbsent()
  @IsIn(confirmedAddresses)
  confirmedAddresses?: ConfirmedAddresses;
}
