import type { Random } from './random.js';
import type { SampleCompany, SamplePerson } from './sample.js';
import type { Plan, Theme } from './themes/theme.js';

/** Those who have no account are not often moved to take part. */
const ANONYMOUS_ACTIVITY = 0.35;
/** How likely a company is to care about one request of a theme that appeals to everybody alike, and at the most. */
const INTERESTED = 0.2;
const MOST_INTERESTED = 0.9;
/** People on their own see less of a product than colleagues do. */
const ALONE = 0.4;

/** A company, or people on their own who pay the same. */
interface Group {
  plan: Plan;
  isCompany: boolean;
  people: number[];
  /** Running totals of how active its people are. */
  totals: number[];
  /** How much more than others it cares about a theme, by tag. */
  affinity: Map<string, number>;
}

/** Draws the place of one person after another. */
export type Draw = () => number;

/** Who turns up: a few people do most of the voting, and colleagues care about the same things. */
export class Crowd {
  private readonly groups: Group[];

  constructor(
    private readonly random: Random,
    people: readonly SamplePerson[],
    companies: readonly SampleCompany[],
  ) {
    const ofCompanies = companies.map(({ plan }) => emptyGroup(plan, true));
    const alone = { free: emptyGroup('free', false), starter: emptyGroup('starter', false) };
    for (const [place, { verified, company, billing }] of people.entries()) {
      const own = billing?.plan === 'starter' ? alone.starter : alone.free;
      const { people: members, totals } = company === null ? own : ofCompanies[company]!;
      const activity = random.longTail(1, 0.9) * (verified ? 1 : ANONYMOUS_ACTIVITY);
      members.push(place);
      totals.push((totals.at(-1) ?? 0) + activity);
    }
    this.groups = [...ofCompanies, alone.free, alone.starter].filter(({ people: { length } }) => length > 0);
  }

  /** Those who care about one request: people of some companies, and some on their own. */
  around({ tag, appeal }: Theme): Draw {
    const groups = this.groups.flatMap((group) => {
      const pull = appeal[group.plan] ?? 1;
      const cares = group.isCompany ? this.random.chance(this.interest(group, tag, pull)) : true;
      const weight = group.totals.at(-1)! * pull * (group.isCompany ? 1 : ALONE);
      return cares ? [[group, weight] as const] : [];
    });
    return () => this.memberOf(this.random.weighted(groups));
  }

  private interest({ affinity }: Group, tag: string, pull: number): number {
    const known = affinity.get(tag) ?? this.random.longTail(1, 0.8);
    affinity.set(tag, known);
    return Math.min(MOST_INTERESTED, INTERESTED * pull * known);
  }

  private memberOf({ people, totals }: Group): number {
    return people[firstAbove(totals, this.random.next() * totals.at(-1)!)]!;
  }
}

function emptyGroup(plan: Plan, isCompany: boolean): Group {
  return { plan, isCompany, people: [], totals: [], affinity: new Map() };
}

/** The first place in ascending numbers whose number is above `limit`. */
function firstAbove(totals: readonly number[], limit: number): number {
  let [low, high] = [0, totals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
