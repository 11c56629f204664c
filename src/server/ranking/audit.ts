import { Injectable } from '@nestjs/common';
import type { AuditDto, DriftDto } from '../../contract/ranking.dto.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import {
  driftOfCustomer,
  driftOfRequest,
  driftOfVote,
  type Audited,
  type AuditedCustomer,
  type AuditedVote,
  type Drift,
} from './audit-findings.js';
import { AuditRepository } from './audit.repository.js';
import { BATCH, Drain } from './drain.js';
import { ProjectRankingRepository, type ProjectRanking } from './project-ranking.repository.js';
import { Rerank } from './rerank.js';

/** How often a request that changed while it was looked at is looked at again. */
const PASSES = 10;
/** Differences that an answer lists at the most. */
const LISTED = 1_000;

interface Read {
  ranking: ProjectRanking;
  requests: Audited[];
  votes: AuditedVote[];
}

interface Comparison {
  checked: number;
  drifts: Drift[];
}

/**
 * Recomputes everything from the votes in another way than the drain does, lists what is stored otherwise, and puts
 * it right. A request with a change still marked is drained and looked at again, so that life going on is no drift.
 */
@Injectable()
export class Audit {
  constructor(
    private readonly db: Database,
    private readonly rankings: ProjectRankingRepository,
    private readonly repository: AuditRepository,
    private readonly drain: Drain,
    private readonly rerank: Rerank,
  ) {}

  async run(projectId: number): Promise<AuditDto> {
    const customers = await this.wrongCustomers(projectId);
    const { checked, drifts } = await this.compareAll(projectId);
    const found = [...customers.flatMap(driftOfCustomer), ...drifts];
    if (found.length === 0) return { checked, drifted: [] };
    await this.repair(projectId, customers, drifts);
    return { checked, drifted: await this.withOutcome(projectId, found.slice(0, LISTED)) };
  }

  private async wrongCustomers(projectId: number): Promise<AuditedCustomer[]> {
    const wrong: AuditedCustomer[] = [];
    let page: AuditedCustomer[];
    let after = '0';
    do {
      page = await this.repository.customers(projectId, after, BATCH);
      wrong.push(...page.filter((customer) => driftOfCustomer(customer).length > 0));
      after = page.at(-1)?.customerId ?? after;
    } while (page.length === BATCH);
    return wrong;
  }

  private async compareAll(projectId: number): Promise<Comparison> {
    const all: Comparison = { checked: 0, drifts: [] };
    let page: string[];
    let after = '0';
    do {
      page = await this.repository.requestsAfter(projectId, after, BATCH);
      const { checked, drifts } = await this.compare(projectId, page);
      all.checked += checked;
      all.drifts.push(...drifts);
      after = page.at(-1) ?? after;
    } while (page.length === BATCH);
    return all;
  }

  /** Those that are marked again at every look are left out: somebody votes for them all the time. */
  private async compare(projectId: number, requestIds: readonly string[]): Promise<Comparison> {
    const drifts: Drift[] = [];
    let left = requestIds;
    for (let pass = 1; left.length > 0 && pass <= PASSES; pass++) {
      await this.drain.run(projectId);
      const { requests, votes, ranking } = await this.read(projectId, left);
      const settled = requests.filter(({ pending }) => !pending);
      drifts.push(...settled.flatMap((request) => driftOfRequest(request, ranking)));
      if (pass === 1) drifts.push(...votes.flatMap(driftOfVote));
      left = requests.filter(({ pending }) => pending).map(({ requestId }) => requestId);
    }
    return { checked: requestIds.length - left.length, drifts };
  }

  /** On one snapshot, which has a score either with all that it was made of, or with the mark that says it is old. */
  private read(projectId: number, requestIds: readonly string[]): Promise<Read> {
    return this.db.snapshot(async (connection) => {
      const ranking = await this.rankings.load(projectId, connection);
      if (!ranking) throw new Refusal('notFound');
      return {
        ranking,
        requests: await this.repository.requests(connection, projectId, ranking, requestIds),
        votes: await this.repository.votes(connection, projectId, requestIds),
      };
    });
  }

  private async repair(projectId: number, customers: AuditedCustomer[], drifts: Drift[]): Promise<void> {
    const persons = drifts.flatMap(({ personId }) => personId ?? []);
    const requests = drifts.flatMap(({ requestId }) => requestId ?? []);
    await this.db.transaction(async (tx) => {
      await this.repository.repairVotes(tx, projectId, [...new Set(persons)]);
      for (const customer of customers) await this.repository.repairCustomer(tx, projectId, customer);
      await this.rerank.mark(tx, projectId, {
        requests: [...new Set(requests)],
        customers: customers.map(({ customerId }) => customerId),
        cause: 'audit',
        bulk: true,
      });
    });
    await this.drain.run(projectId);
  }

  /** What is still wrong after the repair is said to be. */
  private async withOutcome(projectId: number, found: Drift[]): Promise<DriftDto[]> {
    const requests = [...new Set(found.flatMap(({ requestId }) => requestId ?? []))];
    const customers = await this.wrongCustomers(projectId);
    const { drifts } = await this.compare(projectId, requests);
    const left = new Set([...customers.flatMap(driftOfCustomer), ...drifts].map(keyOf));
    return found.map((drift) => ({ ...drift, repaired: !left.has(keyOf(drift)) }));
  }
}

const keyOf = ({ requestId, personId, customerId, field }: Drift): string =>
  [requestId, personId, customerId, field].join(' ');
