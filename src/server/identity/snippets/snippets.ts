import type { CodeFileDto, FrameworkDto, SnippetDto } from '../../../contract/snippets.dto.js';
import type { Stack } from '../../../contract/stacks.js';
import { agentPrompt } from './agent-prompt.js';
import { embedCode, identifyCode, reactCode, type Place } from './embed.js';
import { go } from './go.js';
import { nextjs, node } from './javascript.js';
import { php } from './php.js';
import { python } from './python.js';
import { ruby } from './ruby.js';

interface StackSnippet {
  title: string;
  install: string;
  mint: (place: Place) => CodeFileDto;
  frameworks: (place: Place) => FrameworkDto[];
}

const byStack: Record<Stack, StackSnippet> = {
  nextjs: { title: 'Next.js', ...nextjs },
  node: { title: 'Node.js', ...node },
  python: { title: 'Python', ...python },
  php: { title: 'PHP', ...php },
  ruby: { title: 'Ruby', ...ruby },
  go: { title: 'Go', ...go },
};

/** What the stack is called. */
export const titleOf = (stack: Stack): string => byStack[stack].title;

/** The code that one stack needs, with the project's own id and audience filled in. */
export function snippetFor(stack: Stack, place: Place): SnippetDto {
  const { title, install, mint, frameworks } = byStack[stack];
  const minted = mint(place);
  return {
    stack,
    install,
    mint: minted,
    embed: embedCode(place),
    identify: identifyCode(place),
    react: reactCode(place),
    environment: 'REQIO_SECRET=rqs_…',
    agentPrompt: agentPrompt(title, install, minted, place),
    frameworks: frameworks(place),
  };
}
