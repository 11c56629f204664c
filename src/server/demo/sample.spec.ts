import { makeSample } from './sample.js';
import { themes } from './themes/index.js';

const now = new Date('2026-11-20T12:00:00Z');
const sample = makeSample({ now });

test('is the same for the same seed and time, and another for another seed', () => {
  expect(makeSample({ now })).toEqual(sample);
  expect(makeSample({ now, seed: 2 }).votes).not.toEqual(sample.votes);
});

test('has about 300 requests with titles of their own, most of them written by hand', () => {
  const titles = new Set(sample.requests.map(({ title }) => title));
  expect(titles.size).toBe(sample.requests.length);
  expect(titles.size).toBeGreaterThanOrEqual(280);
  const byHand = themes.flatMap(({ ideas }) => ideas.map(([title]) => title));
  expect(new Set(byHand).size).toBeGreaterThanOrEqual(120);
});

test('fits into the tables: lengths, tags, efforts, amounts', () => {
  for (const { title, body, effort } of sample.requests) {
    expect(title.length).toBeGreaterThanOrEqual(3);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(body.length).toBeLessThanOrEqual(10_000);
    expect(effort ?? 1).toBeGreaterThanOrEqual(1);
    expect(effort ?? 1).toBeLessThanOrEqual(100);
    expect(title + body).not.toContain('%');
  }
  for (const { revenue } of sample.companies) expect(Number.isSafeInteger(revenue?.amount ?? 0)).toBe(true);
});

test('has 2,000 people with addresses of their own, 300 of them anonymous, and 150 companies on five plans', () => {
  const known = sample.people.filter(({ verified }) => verified);
  expect(sample.people).toHaveLength(2_000);
  expect(known).toHaveLength(1_700);
  expect(new Set(known.map(({ verified }) => verified!.email)).size).toBe(1_700);
  expect(new Set(known.map(({ verified }) => verified!.sub)).size).toBe(1_700);
  expect(new Set(sample.companies.map(({ id }) => id)).size).toBe(150);
  expect(new Set(sample.companies.map(({ plan }) => plan)).size).toBe(5);
  for (const { verified } of known) expect(verified!.email).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
});

test('has a year of votes with a long tail', () => {
  expect(sample.votes.length).toBeGreaterThan(10_000);
  expect(sample.votes.length).toBeLessThan(15_000);
  const counts = sample.requests.map(
    (_, place) => sample.votes.filter(({ request }) => request === place).length,
  );
  const sorted = counts.toSorted((a, b) => b - a);
  const top = sorted.slice(0, 30).reduce((sum, count) => sum + count, 0);
  expect(top / sample.votes.length).toBeGreaterThan(0.3);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(40);
  expect(sorted.at(-1)).toBeGreaterThanOrEqual(1);
});

test('tells a story that could have happened', () => {
  const { requests, people, votes } = sample;
  const impossible = votes.filter(({ request, person, at }) => {
    const { createdAt, status, statusAt } = requests[request]!;
    const isClosed = status === 'shipped' || status === 'declined';
    return at < createdAt || at > (isClosed ? statusAt : now) || at <= people[person]!.createdAt;
  });
  expect(impossible).toEqual([]);
  const votesOnce = new Set(votes.map(({ request, person }) => `${request} ${person}`));
  expect(votesOnce.size).toBe(votes.length);
  expect(requests.filter(({ author }, place) => !votesOnce.has(`${place} ${author}`))).toEqual([]);
  expect(requests.filter(({ createdAt, statusAt }) => statusAt < createdAt || statusAt > now)).toEqual([]);
});

test('has requests in every status, and duplicates that are still open', () => {
  expect(new Set(sample.requests.map(({ status }) => status)).size).toBe(5);
  expect(sample.duplicates.length).toBeGreaterThan(4);
  for (const place of sample.duplicates.flat()) expect(sample.requests[place]!.status).toBe('underReview');
});
