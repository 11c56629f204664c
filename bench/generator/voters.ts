import { SignJWT } from 'jose';
import sql from 'sql-template-tag';
import { requestText } from '../http/connection.js';
import type { Vote } from '../http/job.js';
import type { World } from '../world.js';
import { Random } from './random.js';

/** People whose tokens vote. */
const VOTERS = 500;
const MOST_TRIES = 10_000;

interface Voter {
  id: string;
  token: string;
}

/**
 * Everything that votes over HTTP are made of: who has a token, and what is voted for, as often as it is wanted.
 * Another seed draws other people: those of an earlier load have voted for most of what is wanted most.
 */
export class Voters {
  private constructor(
    private readonly world: World,
    private readonly voters: readonly Voter[],
    private readonly wanted: readonly string[],
    private readonly random: Random,
    private readonly used: Set<string>,
  ) {}

  static async of(world: World, seed: number): Promise<Voters> {
    const { db } = world.product;
    const { rowId } = world.project;
    const people = await db.rows<Person>(sql`
      select person.id::text, person.name, person.email, company.company_id as company, company.name as "companyName",
             company.plan, company.amount
        from person join customer as company on company.project_id = ${rowId} and company.id = person.customer_id
       where person.project_id = ${rowId} and company.company_id is not null
       order by hashint8(person.id + ${seed}::bigint) limit ${VOTERS}`);
    const voters = await Promise.all(
      people.map(async (person) => ({ id: person.id, token: await tokenOf(world, person) })),
    );
    const votes = await db.rows<{ request: string }>(sql`
      select vote.request_id::text as request
        from vote join request_score as score on score.project_id = ${rowId} and score.request_id = vote.request_id
       where vote.project_id = ${rowId} and score.open and vote.active
       order by hashint8(vote.request_id * 1000003 + vote.person_id) limit 20000`);
    const cast = await db.rows<{ pair: string }>(sql`
      select person_id || ' ' || request_id as pair from vote
       where project_id = ${rowId} and person_id = any (${people.map(({ id }) => id)}::bigint[])`);
    const used = new Set(cast.map(({ pair }) => pair));
    return new Voters(
      world,
      voters,
      votes.map(({ request }) => request),
      new Random(seed),
      used,
    );
  }

  /** Votes that nobody has given yet: each one counts. */
  next(count: number): { person: string; requestId: string; token: string }[] {
    return Array.from({ length: count }, () => {
      let [voter, requestId] = this.draw();
      for (let tries = 0; this.used.has(`${voter.id} ${requestId}`); tries++) {
        if (tries === MOST_TRIES) throw new Error('These people have voted for everything that is wanted');
        [voter, requestId] = this.draw();
      }
      this.used.add(`${voter.id} ${requestId}`);
      return { person: voter.id, requestId, token: voter.token };
    });
  }

  /** The same as calls. */
  calls(count: number): Vote[] {
    return this.next(count).map(({ requestId, token }) => ({
      requestId,
      request: requestText('PUT', `/api/widget/${this.world.project.id}/requests/${requestId}/vote`, {
        authorization: `Bearer ${token}`,
        'content-length': '0',
      }),
    }));
  }

  private draw(): [Voter, string] {
    const voter = this.voters[this.random.between(0, this.voters.length)]!;
    return [voter, this.wanted[this.random.between(0, this.wanted.length)]!];
  }
}

interface Person {
  id: string;
  name: string;
  email: string;
  company: string;
  companyName: string;
  plan: string | null;
  amount: number | null;
}

/** As a host's server signs it: all that there is to say of a person. */
function tokenOf(
  { project }: World,
  { id, name, email, company, companyName, plan, amount }: Person,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const traits = amount === null ? {} : { plan, amount, interval: 'month' };
  return new SignJWT({ email, name, company: { id: company, name: companyName }, traits })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(`user_${id}`)
    .setAudience(project.audience)
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(new TextEncoder().encode(project.secret));
}
