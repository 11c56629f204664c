import { SignJWT } from 'jose';
import type { BacklogPageDto } from '../../contract/backlog.dto.js';
import type { ExplanationDto } from '../../contract/explanation.dto.js';
import type { ProjectDto } from '../../contract/projects.dto.js';
import type { SampleDataDto } from '../../contract/sample.dto.js';
import type { SecretDto } from '../../contract/secret.dto.js';
import type { VoteAnswerDto } from '../../contract/votes.dto.js';
import type { WidgetSessionDto } from '../../contract/widget-session.dto.js';
import { DemoClient } from './demo-client.js';
import { explanationLines, money, rowLine } from './demo-print.js';

const SHOWN = 12;
const PATIENCE_MS = 60_000;

/** The user who will vote, as her company's server knows her. */
const nora = {
  sub: 'user_8731',
  name: 'Nora Lindqvist',
  email: 'nora@northwind-robotics.example',
  traits: { plan: 'enterprise', amount: 14_400_000, interval: 'year' },
  company: { id: 'org_northwind', name: 'Northwind Robotics' },
};

export interface DemoOptions {
  /** Where the product is served. */
  url: string;
  owner: { email: string; password: string };
  say: (line?: string) => void;
}

/** The main job, over HTTP as everybody else would do it: sample data, a signed vote, the new rank, and why. */
export async function playDemo({ url, owner, say }: DemoOptions): Promise<void> {
  const client = new DemoClient(url);
  await client.signIn(owner.email, owner.password);
  const project = await client.call<ProjectDto>('POST', '/api/projects', { body: { name: 'Demo' } });
  const paths = { project: `/api/projects/${project.id}`, widget: `/api/widget/${project.id}` };
  say(`1. The project ${project.id} gets sample data.`);
  await loadSample(client, paths.project, say);

  say('2. Its backlog, by what the customers behind a request pay:');
  const { items } = await client.call<BacklogPageDto>('GET', `${paths.project}/backlog?limit=${SHOWN}`);
  for (const row of items) say(rowLine(row));
  const wish = items.at(-1)!;

  say('\n3. The server of a customer mints a token for its user, with any JWT library:');
  const { secret } = await client.call<SecretDto>('POST', `${paths.project}/identity/secret`);
  const token = await mint(secret, project.audience);
  say(`   ${JSON.stringify({ ...nora, aud: project.audience })}`);
  const session = (body: object) =>
    client.call<WidgetSessionDto>('POST', `${paths.widget}/session`, { body });
  const verified = await session({ token });
  say(`   Her session is ${verified.identity}: ${verified.user?.name}, ${verified.user?.email}.`);
  const forged = await session({ token: await mint('not the secret, but as long as one', project.audience) });
  say(`   With a token that somebody else signed it is ${forged.identity}, and no error.`);

  say(`\n4. She votes for «${wish.title}», which is #${wish.rank} with ${money(wish.score)}/mo.`);
  const started = performance.now();
  const vote = await client.call<VoteAnswerDto>('PUT', `${paths.widget}/requests/${wish.id}/vote`, { token });
  const explanation = await rankedAgain(
    client,
    `${paths.project}/requests/${wish.id}/explanation`,
    wish.score,
  );
  const ms = Math.round(performance.now() - started);
  say(
    `   ${vote.votes} votes now. ${ms} ms later it is #${explanation.rank} with ${money(explanation.score)}/mo.`,
  );

  say(`\n5. Why is this #${explanation.rank}?`);
  for (const line of explanationLines(explanation)) say(`   ${line}`);
  const sum = explanation.terms.reduce((total, { points }) => total + points, 0);
  if (sum !== explanation.storedScore) throw new Error(`The terms add up to ${sum}, not to the score.`);
  say('   The terms add up to the score that ranks it, to the cent.');
}

async function loadSample(client: DemoClient, project: string, say: DemoOptions['say']): Promise<void> {
  const started = performance.now();
  await client.call('POST', `${project}/sample`);
  const sample = await until(
    () => client.call<SampleDataDto>('GET', `${project}/sample`),
    ({ state }) => state === 'ready',
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { requests, people, companies } = sample;
  say(`   ${requests} requests, ${people} people, ${companies} companies, a year of votes: ${seconds} s.\n`);
}

/** As the customer's server would do it: five minutes are enough for a page. */
function mint(secret: string, audience: string): Promise<string> {
  return new SignJWT(nora)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));
}

/** The explanation once nothing is pending any more. */
function rankedAgain(client: DemoClient, path: string, scoreBefore: number): Promise<ExplanationDto> {
  return until(
    () => client.call<ExplanationDto>('GET', `${path}?lens=revenue`),
    ({ pending, storedScore }) => pending === 0 && storedScore !== scoreBefore,
  );
}

async function until<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`Waited in vain; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
