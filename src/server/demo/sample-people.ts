import { firstNames, lastNames } from './names.js';
import type { Random } from './random.js';
import { sampleBilling } from './sample-companies.js';
import type { SampleCompany, SamplePerson } from './sample.js';
import type { Plan } from './themes/theme.js';

const COLLEAGUES = 1_450;
/** People on their own, most of them without paying. */
const SINGLES = 250;
const ANONYMOUS = 300;

/** How many people of a company take part, compared with others. */
const size: Record<Plan, number> = { free: 2, starter: 4, pro: 9, business: 20, enterprise: 60 };

/** 2,000 people; when each was first seen is not known before the votes are. */
export function samplePeople(random: Random, now: Date, companies: readonly SampleCompany[]): SamplePerson[] {
  const employers = companies.map(
    ({ plan }, place) => [place, size[plan] * random.longTail(1, 0.5)] as const,
  );
  const taken = new Set<string>();
  const known = (company: number | null): SamplePerson => {
    const sub = `sample-${String(taken.size + 1).padStart(4, '0')}`;
    const name = newName(random, taken);
    const domain = company === null ? 'mailbox' : companies[company]!.id.replace('sample-', '');
    const verified = { sub, name, email: `${mailName(name)}@${domain}.example` };
    return { verified, company, billing: null, createdAt: now };
  };
  return [
    // Nobody's company is empty; the rest go where the many are.
    ...companies.map((_, place) => known(place)),
    ...Array.from({ length: COLLEAGUES - companies.length }, () => known(random.weighted(employers))),
    ...Array.from({ length: SINGLES }, () => ({
      ...known(null),
      billing: sampleBilling(random, now, random.chance(0.35) ? 'starter' : 'free'),
    })),
    ...Array.from({ length: ANONYMOUS }, () => ({
      verified: null,
      company: null,
      billing: null,
      createdAt: now,
    })),
  ];
}

function newName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    if (taken.has(mailName(name))) continue;
    taken.add(mailName(name));
    return name;
  }
}

/** As companies make addresses from names: no accents, a dot between. */
function mailName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('ı', 'i');
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
}
