import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';

const TOKEN = 'a token for the metrics';
let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start({ settings: { metricsToken: TOKEN } });
});
afterAll(() => app.stop());

describe('health', () => {
  it('is asked for without signing in', async () => {
    expect(await app.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await app.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('says which part is not ready', async () => {
    await app.db.run(sql`alter table migrations rename to migrations_hidden`);
    const { status, body } = await app.call('GET', '/readyz');
    await app.db.run(sql`alter table migrations_hidden rename to migrations`);
    expect(status).toBe(503);
    expect(body).toEqual({
      status: 'notReady',
      checks: { database: 'failed', migrations: 'failed', queue: 'ok' },
    });
  });

  it('is not ready with a schema that lacks a migration of this version', async () => {
    await app.db.run(sql`update migrations set name = 'Other' || name`);
    const { status, body } = await app.call('GET', '/readyz');
    await app.db.run(sql`update migrations set name = substr(name, 6)`);
    expect(status).toBe(503);
    expect(body.checks).toEqual({ database: 'ok', migrations: 'failed', queue: 'ok' });
  });
});

describe('metrics', () => {
  it('count answers by the pattern of their route', async () => {
    await app.call('GET', '/api/projects/proj_0123456789abcdef');
    await app.call('GET', '/scanned/by/somebody');
    const { body, headers } = await app.call('GET', '/metrics');
    expect(headers['content-type']).toMatch('text/plain; version=0.0.4');
    expect(body).toContain('process_resident_memory_bytes');
    const count = 'http_request_duration_seconds_count';
    expect(body).toContain(`${count}{method="GET",route="/api/projects/:projectId",status="401"} 1`);
    expect(body).toContain(`${count}{method="GET",route="*",status="404"} 1`);
    expect(body).not.toContain('somebody');
  });

  it('are for this machine, and exist for nobody else', async () => {
    expect(await app.call('GET', '/metrics')).toMatchObject({ status: 200 });
    expect(await app.call('GET', '/metrics', { address: '::1' })).toMatchObject({ status: 200 });
    expect(await app.call('GET', '/metrics', { address: '10.0.0.7' })).toMatchObject({ status: 404 });
  });

  it('are not for those whose calls a proxy on this machine passes on', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(await app.call('GET', '/metrics', { headers: { [name]: '203.0.113.7' } })).toMatchObject({
        status: 404,
      });
  });

  it('are for whoever has the token', async () => {
    const call = { address: '10.0.0.7', headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect(await app.call('GET', '/metrics', { ...call, token: TOKEN })).toMatchObject({ status: 200 });
    expect(await app.call('GET', '/metrics', { ...call, token: 'another' })).toMatchObject({ status: 404 });
  });
});
