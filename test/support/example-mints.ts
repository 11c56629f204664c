import type { Stack } from '../../src/contract/stacks.js';
import { EXAMPLE } from '../../src/server/identity/snippets/docs.js';
import { snippetFor } from '../../src/server/identity/snippets/snippets.js';

interface Example {
  stack: Stack;
  folder: string;
  /** The audience as the snippet's language writes it, and in its place one from the environment. */
  audience: [literal: string, expression: string];
}

const javascript: Example['audience'] = [
  `'${EXAMPLE.audience}'`,
  '`${process.env.REQIO_URL}/p/${process.env.REQIO_PROJECT_ID}`',
];
const python: Example['audience'] = [
  `"${EXAMPLE.audience}"`,
  'os.environ["REQIO_URL"] + "/p/" + os.environ["REQIO_PROJECT_ID"]',
];

const examples: Example[] = [
  { stack: 'node', folder: 'server-rendered', audience: javascript },
  { stack: 'node', folder: 'single-page-app', audience: javascript },
  { stack: 'node', folder: 'react', audience: javascript },
  { stack: 'node', folder: 'vue', audience: javascript },
  { stack: 'node', folder: 'svelte', audience: javascript },
  { stack: 'python', folder: 'django', audience: python },
  { stack: 'python', folder: 'flask', audience: python },
  {
    stack: 'php',
    folder: 'php',
    audience: [`'${EXAMPLE.audience}'`, `getenv('REQIO_URL') . '/p/' . getenv('REQIO_PROJECT_ID')`],
  },
  {
    stack: 'ruby',
    folder: 'sinatra',
    audience: [`"${EXAMPLE.audience}"`, '"#{ENV.fetch("REQIO_URL")}/p/#{ENV.fetch("REQIO_PROJECT_ID")}"'],
  },
  {
    stack: 'go',
    folder: 'go',
    audience: [`"${EXAMPLE.audience}"`, 'os.Getenv("REQIO_URL") + "/p/" + os.Getenv("REQIO_PROJECT_ID")'],
  },
];

/** The files of `examples/` that mint: the snippets, for a project that the environment names. */
export const exampleMints: [filename: string, code: string][] = examples.map(
  ({ stack, folder, audience: [literal, expression] }) => {
    const { filename, code } = snippetFor(stack, EXAMPLE).mint;
    return [`examples/${folder}/${filename}`, code.replace(literal, () => expression)];
  },
);
