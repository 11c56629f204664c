import type { Guide } from './guide.js';

export async function project(guide: Guide): Promise<void> {
  await guide.get('');
  await guide.patch('', { currency: 'EUR', board: true });
  await guide.any('GET', `/p/${guide.world.project.id}`);
  await guide.get('sample');
  await guide.any('GET', '/readyz');
  await guide.any('GET', '/api/projects');
  await identity(guide);
}

async function identity(guide: Guide): Promise<void> {
  await guide.get('identity');
  await guide.patch('identity', { maxTokenAgeSeconds: 600, stack: 'node' });
  await guide.post('identity/inspect', { token: 'a.b.c' });
  await guide.get('identity/snippets/node');
  const { password } = guide.world.keys.owner;
  await guide.post('identity/secret/reveal', { password });
  await guide.post('identity/secret/rotate', { graceSeconds: 3600 });
  await guide.delete('identity/secret/previous');
  await guide.delete('identity/secret');
}
