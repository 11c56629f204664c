import type { Stack } from '../../../src/contract/stacks.js';
import { goHost, javaHost } from './compiled.js';
import { expressHosts } from './express.js';
import { phpHost } from './php.js';
import { pythonHosts } from './python.js';
import { rubyHosts } from './ruby.js';
import type { SnippetHost } from './snippet-host.js';

export { pastedFrom, type SnippetHost } from './snippet-host.js';

/** For each stack its frameworks as hosts; Next.js is built for real elsewhere. */
export const snippetHosts: [stack: Stack | 'java', host: SnippetHost][] = [
  ...expressHosts.map((host): [Stack, SnippetHost] => ['node', host]),
  ...pythonHosts.map((host): [Stack, SnippetHost] => ['python', host]),
  ...rubyHosts.map((host): [Stack, SnippetHost] => ['ruby', host]),
  ['php', phpHost],
  ['go', goHost],
  ['java', javaHost],
];
