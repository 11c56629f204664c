import type { Box } from '../platform/box.js';
import type { Register } from './register.js';

/** One request's registers in a merge of persons: what both had before, and what the winner had then. */
export interface Move {
  request: string;
  loser: Register;
  winner: Register | null;
  after: Register;
}

/** The moves as a journal keeps them: a link may name somebody, and journals name nobody in clear. */
export function sealMoves(box: Box, projectId: number, moves: readonly Move[]): Move[] {
  return withLinks(moves, (link, request) =>
    box.seal(link, contextOf(projectId, request)).toString('base64'),
  );
}

/** The moves that `sealMoves` sealed. */
export function openMoves(box: Box, projectId: number, moves: readonly Move[]): Move[] {
  return withLinks(moves, (link, request) =>
    box.open(Buffer.from(link, 'base64'), contextOf(projectId, request)),
  );
}

const contextOf = (projectId: number, request: string): string => `voteLink:${projectId}:${request}`;

function withLinks(moves: readonly Move[], change: (link: string, request: string) => string): Move[] {
  return moves.map(({ request, loser, winner, after }) => {
    const changed = (register: Register): Register => {
      const { sourceLink } = register;
      return sourceLink === null ? register : { ...register, sourceLink: change(sourceLink, request) };
    };
    return { request, loser: changed(loser), winner: winner && changed(winner), after: changed(after) };
  });
}
