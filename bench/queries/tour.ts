import sql from 'sql-template-tag';
import type { World } from '../world.js';
import { dailyWork } from './daily-work.js';
import { Guide } from './guide.js';

/** Goes through the whole API, once along each way that leads to another statement; answers what was refused. */
export async function tour(world: World): Promise<string[]> {
  const guide = await Guide.of(world);
  await backlog(guide);
  await requests(guide);
  await widget(guide);
  await people(guide);
  await ranking(guide);
  await project(guide);
  await dailyWork(world, await shortLived(guide));
  await members(guide);
  return guide.refused;
}

async function backlog(guide: Guide): Promise<void> {
  const filters = [
    'tag=tag1',
    'q=hour',
    'plan=Team',
    `company=${guide.company}`,
    'since=2026-01-01T00:00:00Z',
    'mine=true',
  ];
  for (const lens of ['revenue', 'trending']) {
    const { nextCursor } = await guide.get<{ nextCursor: string }>(
      `backlog?lens=${lens}&include=plans&include=trend`,
    );
    await guide.get(
      `backlog?lens=${lens}&include=plans&include=trend&cursor=${encodeURIComponent(nextCursor)}`,
    );
  }
  for (const filter of filters) await guide.get(`backlog?${filter}`);
  await guide.get('backlog?status=shipped');
  await guide.get('backlog.csv?lens=votes');
  await guide.post('backlog/what-if', { weights: { freeVoteCents: 500 } });
  await guide.post('backlog/what-if', { plans: ['Team'], withoutCustomers: [guide.company] });
  await guide.get(`requests/${guide.request}/explanation`);
  await guide.get(`requests/${guide.request}/rank-history`);
}

async function requests(guide: Guide): Promise<void> {
  const { id } = await guide.post<{ id: string }>('requests', {
    title: 'Dark mode for the night shift',
    person: { email: 'new@example.com' },
  });
  await guide.patch(`requests/${id}`, { title: 'Dark mode', tags: ['ui'], effort: 5 });
  await guide.patch('requests', { ids: [id], addTags: ['night'] });
  await guide.get(`requests/${id}`);
  await guide.get(`requests/${id}/similar`);
  await guide.get('tags');
  await guide.get(`requests/${guide.request}/voters`);
  await guide.post(`requests/${id}/votes`, {
    person: { sub: 'user_new' },
    sourceLink: 'https://example.com/1',
  });
  await guide.put(`requests/${id}/votes/${guide.person}`, {});
  await guide.delete(`requests/${id}/votes/${guide.person}`);
  await guide.post(`requests/${id}/merge`, { into: guide.request });
  await guide.post(`requests/${id}/unmerge`);
  await guide.patch(`requests/${id}`, { status: 'shipped' });
  await guide.get(`requests/${id}/history`);
}

async function widget(guide: Guide): Promise<void> {
  const session = await guide.asVisitor<{ visitorId: string }>('POST', 'session', null, {});
  for (const visitor of [session.visitorId, null]) {
    await guide.asVisitor('GET', 'requests?sort=top', visitor);
    await guide.asVisitor('GET', 'requests?q=hour', visitor);
    await guide.asVisitor('GET', 'requests/similar?q=save us an hour', visitor);
    await guide.asVisitor('PUT', `requests/${guide.request}/vote`, visitor);
    await guide.asVisitor('DELETE', `requests/${guide.request}/vote`, visitor);
  }
  for (const token of await guide.tokens()) {
    await guide.asUser('POST', 'session', token, { token, visitorId: session.visitorId });
    await guide.asUser('GET', 'requests', token);
    await guide.asUser('PUT', `requests/${guide.request}/vote`, token);
    await guide.asUser('DELETE', `requests/${guide.request}/vote`, token);
    await guide.asUser('POST', 'requests', token, { title: 'A calendar for teams', body: 'With holidays.' });
  }
  await guide.asUser('POST', 'session', 'no token', {});
}

async function people(guide: Guide): Promise<void> {
  for (const path of [
    'people',
    'people?q=person1',
    `people/${guide.person}`,
    `people/${guide.person}/export`,
  ])
    await guide.get(path);
  for (const path of ['companies', 'companies?q=Company 1', `companies/${guide.company}`, 'plans'])
    await guide.get(path);
  await guide.put('people/by-sub/user_told', {
    email: 'told@example.com',
    traits: { plan: 'Team', amount: 9_900, interval: 'month' },
    company: { id: 'company_told', name: 'Told' },
  });
  await guide.patch(`people/${guide.person}/emails`, {
    email: `person${guide.person}@example.com`,
    displayOnly: true,
  });
  const merge = await guide.world.product.db.row<{ id: string }>(
    sql`select id::text from person_merge where project_id = ${guide.world.project.rowId} order by id desc limit 1`,
  );
  if (merge) await guide.post(`people/merges/${merge.id}/undo`);
  await guide.delete(`people/${guide.person}`);
}

async function ranking(guide: Guide): Promise<void> {
  const { id } = await guide.post<{ id: string }>('lenses', {
    name: 'No free votes',
    spec: { lens: 'revenue', weights: { freeVoteCents: 0 } },
  });
  await guide.patch(`lenses/${id}`, { name: 'Only money' });
  await guide.get('lenses');
  await guide.get(`backlog?lens=${id}`);
  await guide.get('ranking');
  await guide.patch('ranking', { freeVoteCents: 200 });
  await guide.patch('ranking', { halfLifeDays: 45, defaultLens: id });
  await guide.rebuilt();
  await guide.get('backlog');
  await guide.get(`requests/${guide.request}/explanation`);
  await guide.patch('ranking', { defaultLens: 'revenue' });
  await guide.delete(`lenses/${id}`);
  await guide.post('ranking/audit');
  await guide.get('jobs');
}

async function project(guide: Guide): Promise<void> {
  await guide.get('');
  await guide.patch('', { currency: 'EUR', board: true });
  await guide.get('identity');
  await guide.patch('identity', { maxTokenAgeSeconds: 600, stack: 'node' });
  await guide.post('identity/inspect', { token: 'a.b.c' });
  await guide.get('identity/snippets/node');
  const { password } = guide.world.keys.owner;
  await guide.post('identity/secret/reveal', { password });
  await guide.post('identity/secret/rotate', { graceSeconds: 3600 });
  await guide.delete('identity/secret/previous');
  await guide.any('GET', `/p/${guide.world.project.id}`);
  await guide.get('sample');
  await guide.any('GET', '/readyz');
  await guide.any('GET', '/api/projects');
}

async function members(guide: Guide): Promise<void> {
  const { email, password } = guide.world.keys.owner;
  await guide.any('POST', '/api/auth/login', { email, password });
  await guide.get('members');
  await guide.any('GET', '/api/auth/me');
  await guide.any('GET', '/api/first-run');
  await guide.any('POST', '/api/auth/password', { current: password, next: `${password}0` });
  await guide.any('POST', '/api/auth/logout');
}

/** The id of a project that was made, filled with samples and deleted. */
async function shortLived(guide: Guide): Promise<string> {
  const { id } = await guide.any<{ id: string }>('POST', '/api/projects', { name: 'Short-lived' });
  await guide.any('POST', `/api/projects/${id}/sample`);
  await guide.any('GET', `/api/projects/${id}/sample`);
  await guide.any('DELETE', `/api/projects/${id}/sample`);
  await guide.any('DELETE', `/api/projects/${id}`, { name: 'Short-lived' });
  return id;
}
