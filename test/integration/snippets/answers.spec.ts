import { stacks } from '../../../src/contract/stacks.js';
import { TestApp } from '../../support/app.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';

describe('the set-up’s two questions', () => {
  let app: TestApp;
  let project: TestProject;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => (project = await createProject(app)));
  afterAll(() => app.stop());

  const identity = () => `/api/projects/${project.id}/identity`;
  const answer = (setUp: unknown, cookie = project.cookie) =>
    app.call('PATCH', identity(), { cookie, body: { setUp } });
  const mint = async (stack: string) =>
    (await app.call('GET', `${identity()}/snippets/${stack}`, project)).body.mint.code as string;

  it('are unanswered in a new project, and each keeps its answer when the other is given', async () => {
    expect((await app.call('GET', identity(), project)).body.setUp).toEqual({
      payer: null,
      confirmedAddresses: null,
    });
    await answer({ payer: 'companies' });
    const { body } = await answer({ confirmedAddresses: 'some' });
    expect(body.setUp).toEqual({ payer: 'companies', confirmedAddresses: 'some' });
  });

  it('change the policy only where the same call says so', async () => {
    const { body } = await answer({ confirmedAddresses: 'none' });
    expect(body.policy.mergeByEmail).toBe('link');
    const both = { setUp: { confirmedAddresses: 'none' }, mergeByEmail: 'strict' };
    const changed = await app.call('PATCH', identity(), { ...project, body: both });
    expect(changed.body).toMatchObject({
      policy: { mergeByEmail: 'strict' },
      setUp: { confirmedAddresses: 'none' },
    });
  });

  it.each([[{ payer: 'nobody' }], [{ payer: null }], [{ confirmedAddresses: 1 }], ['companies'], [null]])(
    'refuse %j, and store nothing',
    async (setUp) => {
      expect((await answer(setUp)).status).toBe(400);
      expect((await app.call('GET', identity(), project)).body.setUp.payer).toBeNull();
    },
  );

  it('are an admin’s to answer', async () => {
    const { cookie } = await memberWithRole(app, project, 'editor');
    expect((await answer({ payer: 'users' }, cookie)).status).toBe(403);
  });

  it.each(stacks)('are followed by the snippet and the prompt: %s', async (stack) => {
    const company = /^(?!\s*(\/\/|#)).*(company["']?\s*(:|=>|\]?\s*=))/im;
    const verified = /^(?!\s*(\/\/|#)).*email_verified/m;
    const before = await mint(stack);
    expect(before).not.toMatch(verified);
    expect(before).toMatch(/(\/\/|#) ["']?(company|claims\["company)/);

    await answer({ payer: 'companies', confirmedAddresses: 'some' });
    const companies = await mint(stack);
    expect(companies).toMatch(company);
    expect(companies).toMatch(verified);
    expect(companies).toContain('one seat');
    const { body } = await app.call('GET', `${identity()}/snippets/${stack}`, project);
    expect(body.agentPrompt).toContain('Always send email_verified');
    expect(body.agentPrompt).toContain('always send it here');

    await answer({ payer: 'users', confirmedAddresses: 'all' });
    expect(await mint(stack)).not.toMatch(/(\/\/|#) who pays/);
  });
});
