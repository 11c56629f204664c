import type { Random } from './random.js';
import type { SamplePerson, SampleRequest, SampleVote } from './sample.js';
import type { Draw } from './sample-crowd.js';
import type { Topic } from './sample-requests.js';

const VOTES = 12_500;
const MOST_FOR_ONE = 600;
const DAY_MS = 86_400_000;
/** Half of the first wave comes within so many days. */
const WAVE_DAYS = 6;
/** So many of the newer requests are the talk of the town. */
const TRENDING = 0.06;

/** Votes with a long tail: few requests have hundreds, most have a handful. */
export function sampleVotes(
  random: Random,
  now: Date,
  requests: readonly SampleRequest[],
  topics: readonly Topic[],
): SampleVote[] {
  const appeals = requests.map(({ createdAt }, place) => {
    const monthsOld = (now.getTime() - createdAt.getTime()) / DAY_MS / 30;
    return topics[place]!.pull * random.longTail(1, 0.75) * Math.sqrt(1 + monthsOld);
  });
  const scale = VOTES / appeals.reduce((sum, appeal) => sum + appeal, 0);
  return requests
    .flatMap((request, place) => {
      const count = Math.min(MOST_FOR_ONE, Math.round(appeals[place]! * scale));
      const voters = someOf(topics[place]!.draw, request.author, count);
      const isTrending = random.chance(TRENDING);
      return voters.map((person) => ({
        request: place,
        person,
        at: person === request.author ? request.createdAt : timeOfVote(random, now, request, isTrending),
      }));
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** People are first seen shortly before they first do something; those who never did, at some time of the year. */
export function withFirstSeen(people: readonly SamplePerson[], votes: readonly SampleVote[]): SamplePerson[] {
  const first = new Map<number, Date>();
  for (const { person, at } of votes.toReversed()) first.set(person, at);
  const oldest = votes[0]!.at.getTime();
  return people.map((person, place) => {
    const at =
      first.get(place)?.getTime() ?? oldest + (place / people.length) * (votes.at(-1)!.at.getTime() - oldest);
    return { ...person, createdAt: new Date(Math.floor(at) - 60_000) };
  });
}

function someOf(draw: Draw, author: number, count: number): number[] {
  const voters = new Set([author]);
  // Where few care, those who have not voted yet run out.
  for (let tries = 0; voters.size < count && tries < 4 * count; tries++) voters.add(draw());
  return [...voters];
}

/** A wave after the request was written, then now and then; nothing once it is closed. */
function timeOfVote(random: Random, now: Date, request: SampleRequest, isTrending: boolean): Date {
  const start = request.createdAt.getTime();
  const isClosed = request.status === 'shipped' || request.status === 'declined';
  const end = isClosed ? request.statusAt.getTime() : now.getTime();
  if (isTrending && !isClosed && random.chance(0.6)) {
    return new Date(Math.floor(Math.max(start, end - random.next() * 20 * DAY_MS)));
  }
  const wave = -WAVE_DAYS * DAY_MS * Math.log2(1 - random.next());
  const isInWave = random.chance(0.4) && start + wave < end;
  return new Date(Math.floor(isInWave ? start + wave : start + random.next() * (end - start)));
}
