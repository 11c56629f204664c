import type { Stack } from './stacks.js';

export class CodeDto {
  /** For syntax highlighting: `ts`, `tsx`, `js`, `python`, `php`, `ruby`, `go`, `html` and the like. */
  language!: string;
  code!: string;
}

export class CodeFileDto extends CodeDto {
  /** Where the code goes in the host's project. */
  filename!: string;
}

export class FrameworkDto {
  /** Such as «Django». */
  framework!: string;
  /** How the minted token reaches the page in this framework. */
  files!: CodeFileDto[];
}

/** How one stack mints a token and embeds the widget; the signing secret is never part of it. */
export class SnippetDto {
  stack!: Stack;
  /** The command that adds the stack's own JWT library. */
  install!: string;
  /** The function that signs a token on the server. */
  mint!: CodeFileDto;
  /** The tag for the page; replace `IDENTITY_TOKEN` with what `mint` returned, or leave the attribute out. */
  embed!: CodeDto;
  /** The same for single-page applications that learn later who is signed in. */
  identify!: CodeDto;
  /** The same as a React component. */
  react!: CodeFileDto;
  /** The line for the host's environment; the secret goes where the dots are. */
  environment!: string;
  /** The same task in words, for a coding assistant. */
  agentPrompt!: string;
  frameworks!: FrameworkDto[];
}
