import { stacks } from '../../../src/contract/stacks.js';
import { TestApp } from '../../support/app.js';
import { minters } from '../../support/minters.js';
import { createProject, type TestProject } from '../../support/members.js';
import { snippetFor } from '../../../src/server/identity/snippets/snippets.js';
import { folderWith, itWith, run } from '../../support/runtimes.js';

describe('a token that was minted as the snippet says', () => {
  let app: TestApp;
  let cookie: string;
  let project: TestProject;
  let secret: string;

  beforeAll(async () => {
    app = await TestApp.start();
    project = await createProject(app);
    ({ cookie } = project);
    const made = await app.call('POST', `/api/projects/${project.id}/identity/secret`, { cookie });
    secret = made.body.secret;
  });
  afterAll(() => app.stop());

  for (const stack of stacks) {
    const { library, probe, files, command } = minters[stack];
    itWith(library, probe)(
      `verifies when ${library} signs it (${stack})`,
      async () => {
        const path = `/api/projects/${project.id}/identity/snippets/${stack}`;
        const { body: snippet } = await app.call('GET', path, { cookie });
        const token = run(command, folderWith(files(snippet)), { REQIO_SECRET: secret });

        const session = await app.call('POST', `/api/widget/${project.id}/session`, { body: { token } });

        expect(session.body).toMatchObject({ identity: 'verified', user: { email: 'Ada@Example.com' } });
      },
      120_000,
    );
  }

  it.each(stacks)('has a prompt for %s with everything an assistant needs and no secret', async (stack) => {
    const path = `/api/projects/${project.id}/identity/snippets/${stack}`;
    const { body: snippet } = await app.call('GET', path, { cookie });

    expect(snippet.agentPrompt).toContain(`https://reqio.example/p/${project.id}`);
    expect(snippet.agentPrompt).toContain(snippet.install);
    expect(snippet.agentPrompt).toContain(snippet.mint.code);
    expect(JSON.stringify(snippet)).not.toContain(secret.slice(4));
  });

  it('knows six stacks and no other', async () => {
    const path = `/api/projects/${project.id}/identity/snippets/cobol`;
    expect((await app.call('GET', path, { cookie })).status).toBe(404);
  });
});

describe('the framework files of a snippet', () => {
  const checkers: Record<string, { probe: string[]; command: (file: string) => string[] }> = {
    python: {
      probe: ['/usr/bin/python3', '--version'],
      command: (file) => ['/usr/bin/python3', '-m', 'py_compile', file],
    },
    php: { probe: ['php', '--version'], command: (file) => ['php', '-l', file] },
    ruby: { probe: ['ruby', '--version'], command: (file) => ['ruby', '-c', file] },
    go: { probe: ['gofmt', '-h'], command: (file) => ['gofmt', '-e', file] },
    js: { probe: ['node', '--version'], command: (file) => ['node', '--check', file] },
  };
  const place = {
    projectId: 'proj_x',
    audience: 'https://reqio.example/p/proj_x',
    publicUrl: 'https://reqio.example',
    setUp: { payer: null, confirmedAddresses: null },
  };

  for (const stack of stacks) {
    for (const { framework, files } of snippetFor(stack, place).frameworks) {
      for (const { filename, language, code } of files.filter((file) => file.language in checkers)) {
        const { probe, command } = checkers[language]!;
        itWith(language, probe)(`parses: ${framework}, ${filename}`, () => {
          const folder = folderWith({ [filename]: code });
          expect(() => run(command(filename), folder)).not.toThrow();
        });
      }
    }
  }
});
