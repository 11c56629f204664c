import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rejectionReasons } from '../src/contract/identity-reasons.js';
import { stacks } from '../src/contract/stacks.js';
import { rejectionAdvice, warningAdvice } from '../src/server/identity/advice.js';
import { REQIO_STUB } from '../src/contract/stub.js';
import { VERSION } from '../src/contract/version.js';
import { EXAMPLE, integrationDoc, javaDoc } from '../src/server/identity/snippets/docs.js';
import { getToken, identifyCode } from '../src/server/identity/snippets/embed.js';
import { reactCode, sdkInstall } from '../src/server/identity/snippets/sdk.js';
import { exampleMints } from './support/example-mints.js';

const root = resolve(__dirname, '..');
const docs = join(root, 'docs/integrate');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/** `REQIO_WRITE_DOCS=1 npx jest integrate-docs` writes what the snippets say; without it, a difference fails. */
function expectFile(name: string, text: string): void {
  if (process.env.REQIO_WRITE_DOCS === '1') {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  expect(read(name)).toBe(text);
}

describe('docs/integrate', () => {
  it.each(stacks)('says for %s what the dashboard says', (stack) => {
    expectFile(`docs/integrate/${stack}.md`, integrationDoc(stack));
  });

  it('says for Java, which the dashboard does not offer, what is tried with the others', () => {
    expectFile('docs/integrate/java.md', javaDoc());
  });

  it('shows single-page apps and React the code that the dashboard shows', () => {
    for (const code of [identifyCode(EXAMPLE).code, getToken])
      expect(read('docs/integrate/single-page-apps.md')).toContain(code);
    for (const { code } of [sdkInstall(EXAMPLE), reactCode(EXAMPLE)])
      expect(read('docs/integrate/react.md')).toContain(code.trimEnd());
  });

  it('names the version that package.json names', () => {
    expect(VERSION).toBe(JSON.parse(read('package.json')).version);
  });

  it('has a section for each reason to refuse a token, with the advice that the dashboard gives', () => {
    const sections = read('docs/integrate/troubleshooting.md').split(/^### /m).slice(1);
    const words = new Map(
      sections.map((section) => [/^`(\w+)`/.exec(section)?.[1], section.replace(/\s+/g, ' ')]),
    );
    for (const reason of rejectionReasons)
      expect(words.get(reason)).toContain(rejectionAdvice[reason].replace(/\s+/g, ' '));
    expect(sections).toHaveLength(rejectionReasons.length);
    for (const advice of Object.values(warningAdvice))
      expect(read('docs/integrate/troubleshooting.md')).toContain(advice);
  });

  it('links to nothing that is not there', () => {
    const pages = readdirSync(docs).map((name) => `docs/integrate/${name}`);
    const dead = ['README.md', 'CONTRIBUTING.md', 'docs/identity.md', ...pages].flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !leadsSomewhere(page, target))
        .map((target) => `${page}: ${target}`),
    );
    expect(pages).toContain('docs/integrate/README.md');
    expect(dead).toEqual([]);
  });
});

describe('examples', () => {
  it('have the stub as the snippets have it: single-page-app', () => {
    const lines = (text: string) => text.split('\n').map((line) => line.trim());
    expect(lines(read('examples/single-page-app/index.html')).join('\n')).toContain(
      lines(REQIO_STUB).join('\n'),
    );
  });

  it.each(exampleMints)(
    '%s is the snippet’s own code, with project and address from the environment',
    (name, code) => {
      expectFile(name, code);
    },
  );
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path, anchor] = target.split('#');
  const name = path === '' ? page : join(dirname(page), path!);
  try {
    return anchor === undefined ? Boolean(readdirOrFile(name)) : headings(read(name)).includes(anchor);
  } catch {
    return false;
  }
}

const readdirOrFile = (name: string): string =>
  /\.\w+$|LICENSE$/.test(name) ? read(name) : readdirSync(join(root, name)).join();

/** As GitHub names them. */
const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
