/** Why a token leaves its bearer anonymous, in the order in which the rules are applied (docs/identity.md). */
export const rejectionReasons = [
  'missing',
  'notText',
  'tooLong',
  'shape',
  'encoding',
  'identityOff',
  'noSecret',
  'weakSecret',
  'header',
  'algorithm',
  'critical',
  'type',
  'signature',
  'payload',
  'noAudience',
  'audience',
  'noTimes',
  'times',
  'expired',
  'tooOld',
  'endsTooLate',
  'issuedInFuture',
  'notYetValid',
  'noSubject',
  'placeholder',
  'subject',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Which optional claim of a verified token was ignored. */
export const warningReasons = [
  'email',
  'emailVerified',
  'name',
  'traits',
  'plan',
  'amount',
  'interval',
  'intervalCount',
  'company',
  'companyPlaceholder',
  'companyName',
] as const;
export type WarningReason = (typeof warningReasons)[number];

/** The rules of verification, in order: the rows of an inspection. */
export const ruleNames = [
  'present',
  'length',
  'shape',
  'encoding',
  'identityOn',
  'secret',
  'header',
  'algorithm',
  'critical',
  'type',
  'signature',
  'payload',
  'audience',
  'times',
  'expiry',
  'age',
  'start',
  'subject',
] as const;
export type RuleName = (typeof ruleNames)[number];
