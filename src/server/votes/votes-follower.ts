import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonFollowers, type FollowsPerson, type JournalPart } from '../identity/follows-person.js';
import { Box } from '../platform/box.js';
import type { Connection, Tx } from '../platform/database/database.js';
import { isSame, type Register, unite, withoutMerge } from './register.js';
import { type Move, openMoves, sealMoves } from './vote-journal.js';
import { type RequestRegister, VoteRowsRepository } from './vote-rows.repository.js';
import { VotesOfPersonRepository } from './votes-of-person.repository.js';

/** Votes follow their person through merges, splits, changes of payer and erasure. */
@Injectable()
export class VotesFollower implements FollowsPerson, OnModuleInit {
  readonly name = 'votes';
  readonly tables = ['vote'];

  constructor(
    private readonly followers: PersonFollowers,
    private readonly rows: VoteRowsRepository,
    private readonly ofPerson: VotesOfPersonRepository,
    private readonly box: Box,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async reassign(tx: Tx, projectId: number, loser: string, winner: string): Promise<JournalPart> {
    const requests = await this.rows.holdRequestsOf(tx, projectId, [loser]);
    if (requests.length === 0) return { moves: [] };
    const losers = await this.rows.registers(tx, projectId, loser, requests);
    const winners = await this.rows.registers(tx, projectId, winner, requests);
    const moves = [...losers].map(([request, register]): Move => {
      const own = winners.get(request) ?? null;
      return { request, loser: register, winner: own, after: own ? unite(own, register) : register };
    });
    await this.rows.remove(tx, projectId, loser, requests);
    await this.rows.write(
      tx,
      projectId,
      winner,
      moves.map(({ request, after }) => ({ request, ...after })),
    );
    const differences = moves.map(({ request, after, ...before }) => ({
      request,
      delta: count(after) - count(before.winner) - count(before.loser),
    }));
    await this.rows.mark(tx, projectId, differences.filter(moved), 'merge');
    return { moves: sealMoves(this.box, projectId, moves) };
  }

  /** A vote that came from a merge of requests which was undone meanwhile does not come back. */
  async restore(tx: Tx, projectId: number, loser: string, winner: string, part: JournalPart): Promise<void> {
    const journal = openMoves(this.box, projectId, part.moves as Move[]);
    if (journal.length === 0) return;
    const requests = await this.rows.holdRequests(
      tx,
      projectId,
      journal.map(({ request }) => request),
    );
    const moves = journal.filter(({ request }) => requests.has(request));
    const current = await this.rows.registers(tx, projectId, winner, [...requests]);
    const merges = await this.ofPerson.standingMerges(tx, projectId, mergesIn(moves));
    const standing = (register: Register | null) =>
      register?.viaMerge && !merges.has(register.viaMerge) ? withoutMerge(register) : register;

    const back = moves.map((move) => {
      const now = current.get(move.request) ?? null;
      const untouched = now !== null && isSame(now, move.after);
      const winners = untouched ? standing(move.winner) : now;
      return { request: move.request, untouched, now, winner: winners, loser: standing(move.loser) };
    });
    const taken = back.filter(({ untouched }) => untouched);
    const emptied = taken.filter(({ winner: register }) => register === null);
    await this.rows.remove(
      tx,
      projectId,
      winner,
      emptied.map(({ request }) => request),
    );
    await this.rows.write(tx, projectId, winner, registersOf(taken, 'winner'));
    await this.rows.write(tx, projectId, loser, registersOf(back, 'loser'));
    const differences = back.map((each) => ({
      request: each.request,
      delta: count(each.loser) + count(each.winner) - count(each.now),
    }));
    await this.rows.mark(tx, projectId, differences.filter(moved), 'split');
  }

  async payerChanged(tx: Tx, projectId: number, person: string, customerId: string): Promise<void> {
    await this.rows.holdRequestsOf(tx, projectId, [person]);
    await this.ofPerson.setPayer(tx, projectId, person, customerId);
  }

  async erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<void> {
    await this.rows.holdRequestsOf(tx, projectId, persons);
    const differences = await this.ofPerson.erase(tx, projectId, persons);
    await this.rows.mark(tx, projectId, differences, 'erasure');
  }

  export(connection: Connection, projectId: number, person: string): Promise<unknown> {
    return this.ofPerson.export(connection, projectId, person);
  }
}

const count = (register: Register | null): number => (register?.active ? 1 : 0);

const moved = ({ delta }: { delta: number }): boolean => delta !== 0;

function mergesIn(moves: readonly Move[]): string[] {
  const merges = moves.flatMap(({ loser, winner }) => [loser.viaMerge, winner?.viaMerge ?? null]);
  return merges.filter((merge) => merge !== null);
}

function registersOf<Side extends 'winner' | 'loser'>(
  back: readonly ({ request: string } & Record<Side, Register | null>)[],
  side: Side,
): RequestRegister[] {
  return back.flatMap(({ request, [side]: register }) => (register ? [{ request, ...register }] : []));
}
