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
  /** Such as “Django”. */
  framework!: string;
  /** The token route and the code for the layout, in this framework. */
  files!: CodeFileDto[];
  /** What to do if pages change without a full page load. */
  navigation!: string;
}

/** How one stack mints a token and embeds the widget; the signing secret is never part of it. */
export class SnippetDto {
  stack!: Stack;
  /** The command that adds the stack's own JWT library. */
  install!: string;
  /** The function that signs a token on the server. */
  mint!: CodeFileDto;
  /** The same for Node.js hosts that still use `require`; null for other stacks. */
  commonjs!: CodeFileDto | null;
  /** The tag for the page; replace `IDENTITY_TOKEN` with what `mint` returned, or leave the attribute empty. */
  embed!: CodeDto;
  /** The tag for single-page applications, which learn later who is signed in: it creates `window.Reqio` and loads the widget. */
  identify!: CodeDto;
  /** The commands that download `@reqio/widget` from this server into the host's repository and install it. */
  sdk!: CodeDto;
  /** The widget with the SDK's React component. */
  react!: CodeFileDto;
  /** The line for the host's environment; the secret goes where the dots are. */
  environment!: string;
  /** The same task in words, for a coding assistant. */
  agentPrompt!: string;
  frameworks!: FrameworkDto[];
}
