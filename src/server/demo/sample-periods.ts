import type { Sample, SampleRequest, SampleVote } from './sample.js';

/** What happened in a stretch of time; places are those of the sample's lists. */
export interface Period {
  end: Date;
  requests: SampleRequest[];
  votes: SampleVote[];
}

const DAY_MS = 86_400_000;

/** How many days ago periods end: months, then weeks, then days, as a chart needs them. */
const ends = [330, 300, 270, 240, 210, 180, 150, 120, 90, 84, 77, 70, 63, 56, 49, 42, 35, 28, 21, 14].concat([
  13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
]);
export const PERIODS = ends.length;

/** The sample's year, cut so that it can be told in order. */
export function periodsOf({ requests, votes }: Sample, now: Date): Period[] {
  let start = -Infinity;
  return ends.map((daysAgo) => {
    const end = now.getTime() - daysAgo * DAY_MS;
    const isIn = (at: Date) => at.getTime() > start && at.getTime() <= end;
    const period = {
      end: new Date(end),
      requests: requests.filter(({ createdAt }) => isIn(createdAt)),
      votes: votes.filter(({ at }) => isIn(at)),
    };
    start = end;
    return period;
  });
}
