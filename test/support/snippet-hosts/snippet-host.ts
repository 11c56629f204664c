import type { FrameworkDto, SnippetDto } from '../../../src/contract/snippets.dto.js';
import type { Files } from '../runtimes.js';

/**
 * A host around one framework's snippet, pasted as it is. Its own sign-in is the header `x-user`: `ada` and `cleo` are
 * of the company acme, which pays 58,800 a year, as a decimal of the database; `stock` is what the framework's own user model
 * has and nothing else; `unknown` is of no company and has an amount that is null.
 */
export interface SnippetHost {
  framework: string;
  /** What it needs, for the line of a test that is skipped. */
  needs: string;
  /** Succeeds where that is there. */
  probe: string[];
  /** The host's own files around the pasted ones. */
  files: (pasted: Pasted) => Files;
  command: (port: number) => string;
  /** The address of the token's route; the usual one where it is not said. */
  route?: string;
  /** Where each request is a process of its own, it warns anew. */
  warnsPerRequest?: true;
}

export interface Pasted {
  mint: string;
  /** A file of the framework as shown, by its name there. */
  file: (name: string) => string;
}

export function pastedFrom(snippet: Pick<SnippetDto, 'mint' | 'frameworks'>, framework: string): Pasted {
  const { files } = snippet.frameworks.find((one) => one.framework === framework) as FrameworkDto;
  return {
    mint: snippet.mint.code,
    file: (name) => {
      const found = files.find(({ filename }) => filename === name);
      if (!found) throw new Error(`${framework} shows no ${name}`);
      return found.code;
    },
  };
}
