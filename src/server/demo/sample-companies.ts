import { companyNames, companyTrades } from './names.js';
import type { Random } from './random.js';
import type { SampleBilling, SampleCompany, SampleRevenue } from './sample.js';
import type { Plan } from './themes/theme.js';

/** How many companies have a plan, what half of them pay less than a month, and how far the rest reach. */
const market: Record<Plan, { companies: number; dollars: number; spread: number; yearly: number }> = {
  free: { companies: 34, dollars: 0, spread: 0, yearly: 0 },
  starter: { companies: 46, dollars: 49, spread: 0.45, yearly: 0.2 },
  pro: { companies: 40, dollars: 240, spread: 0.55, yearly: 0.35 },
  business: { companies: 21, dollars: 1_150, spread: 0.6, yearly: 0.55 },
  enterprise: { companies: 9, dollars: 5_500, spread: 0.75, yearly: 0.9 },
};

/** Paid for a year at once, two months are free. */
const MONTHS_PAID_IN_A_YEAR = 10;
/** Of companies that pay, so many tell us the plan and not the amount. */
const SILENT = 0.05;
const DAY_MS = 86_400_000;

/** 150 companies with the long tail of amounts that is usual: a few pay more than all others together. */
export function sampleCompanies(random: Random, now: Date): SampleCompany[] {
  const names = random
    .shuffle(companyNames.flatMap((name) => companyTrades.map((trade) => `${name} ${trade}`)))
    .values();
  const plans = Object.entries(market).flatMap(([plan, { companies }]) =>
    Array<Plan>(companies).fill(plan as Plan),
  );
  return plans.map((plan) => {
    const name = names.next().value!;
    const id = `sample-${name.toLowerCase().replaceAll(' ', '-')}`;
    return { id, name, ...sampleBilling(random, now, plan) };
  });
}

/** What somebody on this plan pays. */
export function sampleBilling(random: Random, now: Date, plan: Plan): SampleBilling {
  const saidAt = new Date(now.getTime() - Math.floor(Math.min(random.longTail(6, 1.2), 200) * DAY_MS));
  return { plan, revenue: sampleRevenue(random, plan), saidAt };
}

function sampleRevenue(random: Random, plan: Plan): SampleRevenue | null {
  const { dollars, spread, yearly } = market[plan];
  if (plan === 'free') return random.chance(0.5) ? { amount: 0, interval: 'month' } : null;
  if (random.chance(SILENT)) return null;
  const monthly = Math.max(9, Math.round(random.longTail(dollars, spread))) * 100;
  return random.chance(yearly)
    ? { amount: monthly * MONTHS_PAID_IN_A_YEAR, interval: 'year' }
    : { amount: monthly, interval: 'month' };
}
