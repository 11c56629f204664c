import type { PeopleDto, PersonDetailDto } from '../../../src/contract/people.dto.js';
import type { Guide } from './guide.js';

export async function people(guide: Guide): Promise<void> {
  const { person, company } = guide;
  for (const path of ['people', 'people?q=person1', `people/${person}`, `people/${person}/export`])
    await guide.get(path);
  for (const path of ['companies', 'companies?q=Company 1', `companies/${company}`, 'plans'])
    await guide.get(path);
  await guide.put('people/by-sub/user_told', {
    email: 'told@example.com',
    traits: { plan: 'Team', amount: 9_900, interval: 'month' },
    company: { id: 'company_told', name: 'Told' },
  });
  await guide.patch(`people/${person}/emails`, { email: `person${person}@example.com`, displayOnly: true });
  await mergedAndSplit(guide);
  await guide.delete(`people/${person}`);
}

/** A browser's vote goes along with a merge of requests, then with the browser's merge with a user; that is undone. */
async function mergedAndSplit(guide: Guide): Promise<void> {
  const { id } = await guide.post<{ id: string }>('requests', { title: 'One calendar for everybody' });
  const visitorId = await guide.visitor();
  await guide.asVisitor('PUT', `requests/${id}/vote`, visitorId);
  await guide.post(`requests/${id}/merge`, { into: guide.request });
  const token = await guide.token({ sub: 'user_of_browser' });
  await guide.asUser('POST', 'session', token, { token, visitorId });
  const { items } = await guide.get<PeopleDto>('people?q=user_of_browser');
  const { merges } = await guide.get<PersonDetailDto>(`people/${items[0]!.id}`);
  await guide.post(`people/merges/${merges[0]!.id}/undo`);
}
