import type { VoterDto } from '../../../contract/votes.dto';

/** The voters of one customer; the anonymous have none and are a group of their own. */
export interface VoterGroup {
  key: string;
  company: VoterDto['company'];
  plan: string | null;
  monthlyCents: number | null;
  anonymous: boolean;
  voters: VoterDto[];
}

/** Groups voters as they come: those of one customer follow each other, though a page may end among them. */
export function voterGroups(voters: VoterDto[]): VoterGroup[] {
  const groups = new Map<string, VoterGroup>();
  for (const voter of voters) {
    const { customerId, company, plan, monthlyCents } = voter;
    const key = customerId ?? 'anonymous';
    const group = groups.get(key) ?? {
      key,
      company,
      plan,
      monthlyCents,
      anonymous: customerId === null,
      voters: [],
    };
    // Votes move between two pages of a list: whoever came twice counts once.
    if (!group.voters.some(({ person }) => person.id === voter.person.id)) group.voters.push(voter);
    groups.set(key, group);
  }
  return [...groups.values()];
}
