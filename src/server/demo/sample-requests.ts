import { pleas } from './names.js';
import type { Random } from './random.js';
import type { SampleRequest } from './sample.js';
import type { Crowd, Draw } from './sample-crowd.js';
import { duplicates as duplicateTitles, themes } from './themes/index.js';
import type { Pattern, Theme } from './themes/theme.js';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/** A team says something about a request after three weeks at the earliest. */
const SOONEST_DAYS = 21;

const efforts = [1, 2, 3, 5, 8, 13, 20, 40, 80];
const notes = ['quick-win', 'needs-research', 'sales-call', 'churn-risk', 'onboarding'];

/** How many people care about a request, compared with others, and who they are. */
export interface Topic {
  pull: number;
  draw: Draw;
}

interface Draft {
  theme: Theme;
  pull: number;
  title: string;
  body: string;
}

/** The ideas of a theme come in the order in which people care; variations of a pattern concern few of them. */
const IDEA_PULL = 3.2;
const NEXT_IDEA = 0.87;
const VARIATION_PULL = 0.5;

/** What is asked for within a year, the oldest first, and who cares. */
export function sampleRequests(
  random: Random,
  now: Date,
  crowd: Crowd,
): { requests: SampleRequest[]; topics: Topic[]; duplicates: (readonly [number, number])[] } {
  const written = themes
    .flatMap((theme) => drafts(random, theme))
    .map((draft) => ({ ...draft, draw: crowd.around(draft.theme), createdAt: timeInYear(random, now) }))
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const titles = written.map(({ title }) => title);
  const duplicates = duplicateTitles.map(
    ([duplicate, original]) => [titles.indexOf(duplicate), titles.indexOf(original)] as const,
  );
  const merged = new Set(duplicates.flat());
  const requests = written.map(({ theme, pull, draw, title, body, createdAt }, place) => ({
    title,
    body,
    createdAt,
    author: draw(),
    tags: random.chance(0.3) ? [theme.tag, random.pick(notes)] : [theme.tag],
    ...progress(random, now, createdAt, merged.has(place), pull),
  }));
  return { requests, topics: written.map(({ pull, draw }) => ({ pull, draw })), duplicates };
}

const duplicated = new Set(duplicateTitles.map(([duplicate]) => duplicate));

function drafts(random: Random, theme: Theme): Draft[] {
  const fromPattern = (pattern: Pattern) =>
    pattern.things.map((thing) => ({
      theme,
      pull: VARIATION_PULL,
      title: capitalised(pattern.title.replaceAll('%', thing)),
      body: withPlea(random, pattern.body.replaceAll('%', thing)),
    }));
  return [
    ...theme.ideas.map(([title, body], place) => ({
      theme,
      pull: duplicated.has(title) ? VARIATION_PULL : IDEA_PULL * NEXT_IDEA ** place,
      title,
      body: withPlea(random, body),
    })),
    ...theme.patterns.flatMap(fromPattern),
  ];
}

/** More of them early in the year, when everything was missing, and some of this week. */
function timeInYear(random: Random, now: Date): Date {
  const ago = YEAR_DAYS * random.next() ** 0.7;
  return new Date(now.getTime() - Math.floor(ago * DAY_MS));
}

/** How far a request got; duplicates that were merged, and what they were merged into, are still open. */
function progress(
  random: Random,
  now: Date,
  createdAt: Date,
  underReview: boolean,
  pull: number,
): Pick<SampleRequest, 'status' | 'statusAt' | 'effort'> {
  const ageDays = (now.getTime() - createdAt.getTime()) / DAY_MS;
  const status =
    underReview || ageDays < SOONEST_DAYS + 1
      ? 'underReview'
      : random.weighted([
          ['underReview', 62],
          ['planned', 11],
          ['inProgress', 5],
          ['shipped', 13],
          // What many ask for is seldom turned down.
          ['declined', pull > 1 ? 3 : 11],
        ] as const);
  if (status === 'underReview') {
    return { status, statusAt: createdAt, effort: random.chance(0.35) ? random.pick(efforts) : null };
  }
  const statusDays = SOONEST_DAYS + random.next() * (ageDays - SOONEST_DAYS);
  const statusAt = new Date(createdAt.getTime() + Math.floor(statusDays * DAY_MS));
  return { status, statusAt, effort: status === 'declined' ? null : random.pick(efforts) };
}

const withPlea = (random: Random, body: string): string =>
  random.chance(0.35) ? `${body}\n\n${random.pick(pleas)}` : body;

const capitalised = (text: string): string =>
  /^[a-z]+ /.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
