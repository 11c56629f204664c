import type { RejectionReason, RuleName, WarningReason } from '../../../contract/identity-reasons';

/** Why a token was refused, as it follows a count: “3 wrong audience”. */
export const reasonNames: Record<RejectionReason, string> = {
  missing: 'no token',
  notText: 'not a string',
  tooLong: 'too long',
  shape: 'not a signed token',
  encoding: 'wrong encoding',
  identityOff: 'identity switched off',
  noSecret: 'no signing secret',
  weakSecret: 'weak signing secret',
  header: 'unreadable header',
  algorithm: 'wrong algorithm',
  critical: 'critical header',
  type: 'wrong type',
  signature: 'wrong signature',
  payload: 'unreadable payload',
  noAudience: 'no audience',
  audience: 'wrong audience',
  noTimes: 'no times',
  times: 'unusable times',
  expired: 'expired',
  tooOld: 'too old',
  endsTooLate: 'ends too late',
  issuedInFuture: 'issued in the future',
  notYetValid: 'not valid yet',
  noSubject: 'no sub',
  placeholder: 'placeholder as sub',
  subject: 'unusable sub',
};

/** The claim that was ignored, as it is written in a token. */
export const claimNames: Record<WarningReason, string> = {
  email: 'email',
  emailVerified: 'email_verified',
  name: 'name',
  traits: 'traits',
  plan: 'traits.plan',
  amount: 'traits.amount',
  interval: 'traits.interval',
  intervalCount: 'traits.intervalCount',
  company: 'company',
  companyPlaceholder: 'company.id',
  companyName: 'company.name',
};

/** What each rule asks for. */
export const ruleTitles: Record<RuleName, string> = {
  present: 'It is a string',
  length: 'It is not too long',
  shape: 'It has the three parts of a signed token',
  encoding: 'The parts are plain base64url',
  identityOn: 'Identity is switched on',
  secret: 'There is a signing secret',
  header: 'The header can be read',
  algorithm: 'The algorithm is HS256',
  critical: 'The header asks for nothing special',
  type: 'The type is JWT',
  signature: 'The signature was made with this project’s secret',
  payload: 'The payload can be read',
  audience: 'It is meant for this project',
  times: 'Its times are numbers',
  expiry: 'It has not expired',
  age: 'It is not too old',
  start: 'It has begun',
  subject: 'It says who the person is',
};
