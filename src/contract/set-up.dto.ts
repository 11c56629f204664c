import { IsIn } from 'class-validator';
import { MayBeAbsent } from './fields.js';

/** Who pays the host: the organisations that its users belong to, or the individual users. */
export const payers = ['companies', 'users'] as const;
export type Payer = (typeof payers)[number];

/** Which users have to confirm their address before they can use the host's app: all, some or none. */
export const confirmedAddresses = ['all', 'some', 'none'] as const;
export type ConfirmedAddresses = (typeof confirmedAddresses)[number];

/** The answers to the set-up's two questions; null: not answered yet. */
export class SetUpAnswersDto {
  /** Who pays. `companies`: the snippets send `company`, so that colleagues of one account count once. */
  @IsIn(payers)
  payer!: Payer | null;

  /**
   * Which users have to confirm their address before they can use the app: `all`, `some` (the snippets then send
   * `email_verified`) or `none`. With the answer, the dashboard sets the policy's `mergeByEmail` to `link`, `verified`
   * or `strict`.
   */
  @IsIn(confirmedAddresses)
  confirmedAddresses!: ConfirmedAddresses | null;
}

/** One answer or both; an answer that is left out stays as it is. */
export class ChangeSetUpDto {
  /** Who pays. */
  @MayBeAbsent()
  @IsIn(payers)
  payer?: Payer;

  /** Which users have to confirm their address before they can use the app. */
  @MayBeAbsent()
  @IsIn(confirmedAddresses)
  confirmedAddresses?: ConfirmedAddresses;
}
