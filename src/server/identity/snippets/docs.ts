import type { CodeDto, CodeFileDto, FrameworkDto, SnippetDto } from '../../../contract/snippets.dto.js';
import type { Stack } from '../../../contract/stacks.js';
import { embedCode } from './embed.js';
import { java } from './java.js';
import type { Place } from './place.js';
import { snippetFor, titleOf } from './snippets.js';

/** What the documentation shows in place of a project's own values. */
export const EXAMPLE: Place = {
  projectId: 'proj_YOUR_PROJECT',
  audience: 'https://feedback.example.com/p/proj_YOUR_PROJECT',
  publicUrl: 'https://feedback.example.com',
  setUp: { payer: null, confirmedAddresses: null },
};

/** `docs/integrate/<stack>.md`, from the snippets that the dashboard shows: the two cannot drift apart. */
export function integrationDoc(stack: Stack): string {
  const snippet = snippetFor(stack, EXAMPLE);
  return `${head(titleOf(stack), snippet)}
${frameworks(snippet.frameworks)}
${tail(snippet.embed)}
## Or let a coding assistant do it

${fenced('text', snippet.agentPrompt)}`;
}

/** `docs/integrate/java.md`: a stack that the dashboard does not offer. */
export function javaDoc(): string {
  const { title, mint, frameworks: frameworksOf } = java;
  const snippet = { install: '', mint: mint(EXAMPLE), commonjs: null, environment: 'REQIO_SECRET=rqs_…' };
  return `${head(title, snippet)}
${frameworks(frameworksOf(EXAMPLE))}
${tail(embedCode(EXAMPLE))}`;
}

type Head = Pick<SnippetDto, 'install' | 'mint' | 'commonjs' | 'environment'>;

function head(title: string, { install, mint, commonjs, environment }: Head): string {
  return `# Reqio in ${title}

<!-- Written by \`REQIO_WRITE_DOCS=1 npx jest integrate-docs\` from src/server/identity/snippets; edit it there. -->

${
  install === ''
    ? `The project here is \`${EXAMPLE.projectId}\` on \`${EXAMPLE.publicUrl}\`; Settings › Identity in your dashboard shows your
own id and audience.`
    : `Settings › Identity in your dashboard shows this code with your project's id and audience filled in, and adapted to
your answers to its two questions: who pays, and whether e-mail addresses are confirmed. On this page the project is
\`${EXAMPLE.projectId}\` on \`${EXAMPLE.publicUrl}\`, and lines that depend on the answers are commented out.`
}

## 1. The signing secret

Generate it in Settings › Identity and put it into your server's environment. It must never reach a browser. Without it,
the function below logs one line and mints no token: your pages still work, and everybody is anonymous in Reqio.

${block({ language: 'sh', code: environment })}
## 2. Mint a token

${install === '' ? '' : `${block({ language: 'sh', code: install })}\n`}${file(mint)}
${commonjs === null ? '' : `If your code still uses \`require\`: \`${commonjs.filename}\` [below](#express-commonjs).\n\n`}An amount is in cents (the minor unit of the project's currency, so whole yen for JPY), as billed and times the quantity,
with the interval at which it is billed. Leave out what you do not know: 0 means a customer who pays nothing. If
companies pay you, send \`company\`: without it three colleagues on one account count three times. All claims:
[identity.md](../identity.md#the-token).

## 3. The route and the layout

\`/reqio-token\` returns a fresh token to the signed-in user and 204 to everybody else; it is never cached. The widget
calls it before each token expires.
`;
}

const frameworks = (all: FrameworkDto[]): string =>
  all
    .map(
      ({ framework, files, navigation }) =>
        `### ${framework}\n\n${files.map(file).join('\n')}\n${asProse(navigation)}\n`,
    )
    .join('\n');

function tail(embed: CodeDto): string {
  return `## 4. The tag

The layout above already contains it. Pages without a token work too; whoever uses them is anonymous.

${block(embed)}
A later tag with another token identifies the new user, and one without a token signs the previous user out.
[Single-page apps](single-page-apps.md), and apps in [React, Vue and Svelte](react.md), call \`Reqio.identify\` instead. If
your pages have a Content-Security-Policy, see [what to allow](content-security-policy.md).

## Check that it worked

Run this with your app's address and the session cookie of a signed-in user:

${block({
  language: 'sh',
  code: `TOKEN=$(curl -fsS -H 'Cookie: SESSION_COOKIE' http://localhost:8080/reqio-token)
curl -fsS ${EXAMPLE.publicUrl}/api/widget/${EXAMPLE.projectId}/session \\
  -H 'Content-Type: application/json' -d "{\\"token\\":\\"$TOKEN\\"}"`,
})}
The response contains \`"identity":"verified"\`, and Settings › Identity turns green. A refused token never breaks anything
and is counted there by reason: see [troubleshooting](troubleshooting.md).
`;
}

/** Markdown would take a bare `<body>` for HTML and hide it. */
const asProse = (text: string): string => text.replace(/<\w+>/g, '`$&`');

const file = ({ filename, ...code }: CodeFileDto): string => `\`${filename}\`\n\n${block(code)}`;

const block = ({ language, code }: CodeDto): string => fenced(language, code);

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`;
