import { Random } from './random.js';
import { sampleCompanies } from './sample-companies.js';
import { Crowd } from './sample-crowd.js';
import { samplePeople } from './sample-people.js';
import { sampleRequests } from './sample-requests.js';
import { sampleVotes, withFirstSeen } from './sample-votes.js';
import type { Plan } from './themes/theme.js';

/** What is paid: cents as billed. */
export interface SampleRevenue {
  amount: number;
  interval: 'month' | 'year';
}

/** Who pays, and when that was last heard. */
export interface SampleBilling {
  plan: Plan;
  /** Null where nobody said. */
  revenue: SampleRevenue | null;
  saidAt: Date;
}

export interface SampleCompany extends SampleBilling {
  /** As its own product calls it. */
  id: string;
  name: string;
}

/** Others refer to people, companies and requests by their place in the lists. */
export interface SamplePerson {
  /** Null for somebody who never signed in: one browser. */
  verified: { sub: string; name: string; email: string } | null;
  company: number | null;
  /** Of those who pay for themselves. */
  billing: SampleBilling | null;
  createdAt: Date;
}

export interface SampleRequest {
  title: string;
  body: string;
  status: 'underReview' | 'planned' | 'inProgress' | 'shipped' | 'declined';
  statusAt: Date;
  tags: string[];
  effort: number | null;
  author: number;
  createdAt: Date;
}

export interface SampleVote {
  request: number;
  person: number;
  at: Date;
}

/** A year in the life of a product, as plain data. */
export interface Sample {
  companies: SampleCompany[];
  people: SamplePerson[];
  /** The oldest first. */
  requests: SampleRequest[];
  /** The oldest first; authors vote for what they wrote. */
  votes: SampleVote[];
  /** Places of requests: the first says the same as the second. */
  duplicates: (readonly [duplicate: number, original: number])[];
}

/** The same `seed` and `now` make the same sample; nothing in it is later than `now`. */
export function makeSample({ seed = 1, now }: { seed?: number; now: Date }): Sample {
  const random = new Random(seed);
  const companies = sampleCompanies(random, now);
  const strangers = samplePeople(random, now, companies);
  const crowd = new Crowd(random, strangers, companies);
  const { requests, topics, duplicates } = sampleRequests(random, now, crowd);
  const votes = sampleVotes(random, now, requests, topics);
  return { companies, people: withFirstSeen(strangers, votes), requests, votes, duplicates };
}
