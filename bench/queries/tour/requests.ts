import type { Guide } from './guide.js';

export async function requests(guide: Guide): Promise<void> {
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
