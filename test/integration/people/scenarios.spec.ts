import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeRules, type MergeRule } from '../../../src/contract/merge-rules.js';
import { TestApp } from '../../support/app.js';
import { TestPeople, type Browser } from '../../support/people.js';

interface Scenario {
  id: string;
  title: string;
  steps: { v?: string; sub?: string; email?: string; r?: string; on?: boolean }[];
  /** Of the other rules only where they differ from `link`. */
  expected: { link: Outcome } & Partial<Record<MergeRule, Outcome>>;
}
interface Outcome {
  people: number;
  counts: Record<string, number>;
}

const file = join(__dirname, '../../vectors/merge-scenarios.json');
const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Scenario[] };

describe.each(mergeRules)('people who are merged under %s', (mergeByEmail) => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it.each(scenarios)('$id: $title', async ({ steps, expected }) => {
    const people = await TestPeople.start(app, { mergeByEmail });
    const browsers = new Map<string, Browser>();
    const requests = new Map<string, string>();
    for (const { v = 'v', sub, email, r, on } of steps) {
      const browser = browsers.get(v) ?? people.browser();
      browsers.set(v, browser);
      if (r !== undefined && !requests.has(r)) requests.set(r, await people.request());
      const claims =
        sub === undefined ? undefined : { sub, ...(email && { email: email.replace('@', '@mail.') }) };
      if (r === undefined) await browser.session(claims);
      else if (on) await browser.vote(requests.get(r)!, claims);
      else await browser.withdraw(requests.get(r)!, claims);
    }
    const { people: count, counts } = expected[mergeByEmail] ?? expected.link;
    expect(await people.all()).toHaveLength(count);
    for (const [name, request] of requests) {
      expect({ [name]: await people.votes(request) }).toEqual({ [name]: counts[name] ?? 0 });
    }
  });
});
