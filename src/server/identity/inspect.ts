import type { IgnoredClaimDto, InspectedClaimsDto, InspectedRuleDto } from '../../contract/inspection.dto.js';
import type { WarningReason } from '../../contract/identity-reasons.js';
import { rejectionAdvice, warningAdvice } from './advice.js';
import { own, readOptionalClaims } from './claims.js';
import { emailEffect } from './email-effect.js';
import { findings } from './findings.js';
import { mayJoin } from './identify-choice.js';
import { rules, type Reading, type Rule } from './token-rules.js';
import type { TokenProject } from './token.js';

export interface Inspected {
  rules: InspectedRuleDto[];
  warnings: IgnoredClaimDto[];
  claims: InspectedClaimsDto | null;
  /** The token's text, where it is one. */
  text: string | undefined;
}

/**
 * The rules of `verify`, one by one, and on to the end: a token may fail several. A rule that needs what a failed
 * one should have found is not reached. Claims are shown only where the signature verified.
 */
export async function inspect(token: unknown, project: TokenProject, now: number): Promise<Inspected> {
  const reading: Reading = { token, project, now };
  const rows: InspectedRuleDto[] = [];
  for (const rule of rules) rows.push(await apply(rule, reading));
  const warnings: WarningReason[] = [];
  const claims = reading.payload ? claimsIn(reading.payload, reading, warnings) : null;
  return {
    rules: rows,
    warnings: warnings.map((reason) => ({ reason, advice: warningAdvice[reason] })),
    claims,
    text: reading.text,
  };
}

async function apply(rule: Rule, reading: Reading): Promise<InspectedRuleDto> {
  const unreached = {
    rule: rule.name,
    outcome: 'notReached',
    reason: null,
    found: null,
    advice: null,
  } as const;
  if (rule.needs.some((need) => reading[need] === undefined)) return unreached;
  const outcome = await rule.check(reading);
  if (typeof outcome !== 'string') Object.assign(reading, outcome);
  const found = findings[rule.name](reading);
  return typeof outcome === 'string'
    ? { rule: rule.name, outcome: 'failed', reason: outcome, found, advice: rejectionAdvice[outcome] }
    : { rule: rule.name, outcome: 'passed', reason: null, found, advice: null };
}

function claimsIn(
  payload: object,
  { sub, times, project }: Reading,
  warnings: WarningReason[],
): InspectedClaimsDto {
  const { mergeByEmail } = project.policy;
  const { email, name, plan, revenue, company } = readOptionalClaims(payload, (reason) =>
    warnings.push(reason),
  );
  return {
    sub: sub ?? null,
    issuedAt: own(payload, 'iat') === undefined ? null : timeOf(times?.iat),
    expiresAt: timeOf(times?.exp),
    email: email?.display ?? null,
    emailMergeable: !!email && mayJoin(email.confirmed, mergeByEmail),
    emailEffect: email ? emailEffect(email, mergeByEmail) : null,
    name: name ?? null,
    plan: plan ?? null,
    amount: revenue?.amount ?? null,
    interval: revenue?.interval ?? null,
    intervalCount: revenue?.intervalCount ?? null,
    monthlyCents: revenue?.monthlyCents ?? null,
    company: company ? { id: company.id, name: company.name ?? null } : null,
  };
}

/** Null also for a time that no calendar has. */
function timeOf(seconds: number | undefined): string | null {
  const date = new Date((seconds ?? NaN) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
