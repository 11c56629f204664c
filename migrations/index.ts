import { MembersAndProjects0001 } from './0001-members-and-projects.js';
import { Identity0002 } from './0002-identity.js';
import { RequestsAndVotes0003 } from './0003-requests-and-votes.js';
import { Ranking0004 } from './0004-ranking.js';
import { SampleData0005 } from './0005-sample-data.js';
import { BoardIndex0006 } from './0006-board-index.js';
import { PlanShares0007 } from './0007-plan-shares.js';
import { IdentityRules0008 } from './0008-identity-rules.js';
import { SetUpAnswers0009 } from './0009-set-up-answers.js';
import { IdempotencyKeys0010 } from './0010-idempotency-keys.js';

/** In the order in which they run. The 13 digits at the end of a name are what TypeORM sorts by. */
export const migrations = [
  MembersAndProjects0001,
  Identity0002,
  RequestsAndVotes0003,
  Ranking0004,
  SampleData0005,
  BoardIndex0006,
  PlanShares0007,
  IdentityRules0008,
  SetUpAnswers0009,
  IdempotencyKeys0010,
];
