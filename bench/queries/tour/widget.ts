import type { Guide } from './guide.js';

export async function widget(guide: Guide): Promise<void> {
  const visitorId = await guide.visitor();
  await withoutToken(guide, visitorId);
  for (const token of await guide.tokens()) await withToken(guide, token, visitorId);
  await guide.asUser('POST', 'session', 'no token', {});
}

async function withoutToken(guide: Guide, visitorId: string): Promise<void> {
  for (const visitor of [visitorId, null]) {
    await guide.asVisitor('GET', 'requests?sort=top', visitor);
    await guide.asVisitor('GET', 'requests?q=hour', visitor);
    await guide.asVisitor('GET', 'requests/similar?q=save us an hour', visitor);
    await guide.asVisitor('PUT', `requests/${guide.request}/vote`, visitor);
    await guide.asVisitor('DELETE', `requests/${guide.request}/vote`, visitor);
  }
}

/** In a browser that voted before it said whose it is, then in one that did nothing yet. */
async function withToken(guide: Guide, token: string, visitorId: string): Promise<void> {
  await guide.asUser('POST', 'session', token, { token, visitorId });
  await guide.asUser('GET', 'requests', token);
  await guide.asUser('PUT', `requests/${guide.request}/vote`, token);
  await guide.asUser('DELETE', `requests/${guide.request}/vote`, token);
  await guide.asUser('POST', 'requests', token, { title: 'A calendar for teams', body: 'With holidays.' });
  await guide.asUser('POST', 'session', token, { token });
}
