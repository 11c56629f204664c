import type { SnippetDto } from '../../../contract/snippets.dto.js';
import type { Stack } from '../../../contract/stacks.js';
import { agentPrompt } from './agent-prompt.js';
import { embedCode, identifyCode } from './embed.js';
import { go } from './go.js';
import { nextjs } from './nextjs.js';
import { node } from './node.js';
import { php } from './php.js';
import type { Place } from './place.js';
import { python } from './python.js';
import { ruby } from './ruby.js';
import { reactCode, sdkInstall } from './sdk.js';
import type { StackSnippet } from './stack-snippet.js';

const byStack: Record<Stack, StackSnippet> = { nextjs, node, python, php, ruby, go };

/** What the stack is called. */
export const titleOf = (stack: Stack): string => byStack[stack].title;

/** The code for one stack, with the project's own id and audience filled in, following its answers. */
export function snippetFor(stack: Stack, place: Place): SnippetDto {
  const snippet = byStack[stack];
  return {
    stack,
    install: snippet.install,
    mint: snippet.mint(place),
    commonjs: snippet.commonjs?.(place) ?? null,
    embed: embedCode(place),
    identify: identifyCode(place),
    sdk: sdkInstall(place),
    react: reactCode(place),
    environment: 'REQIO_SECRET=rqs_…',
    agentPrompt: agentPrompt(snippet, place),
    frameworks: snippet.frameworks(place),
  };
}
