import type { CodeDto, CodeFileDto, FrameworkDto, SnippetDto } from '../../../contract/snippets.dto.js';
import type { Stack } from '../../../contract/stacks.js';
import { embedCode } from './embed.js';
import { java } from './java.js';
import type { Place } from './place.js';
import { snippetFor, titleOf } from './snippets.js';

/** What stands in the documentation where the dashboard has the project's own. */
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
    : `Settings › Identity in your dashboard has this page with your project's id and audience filled in, and with your
answers to its two questions: who pays, and whose address is confirmed. Here the project is \`${EXAMPLE.projectId}\` on
\`${EXAMPLE.publicUrl}\`, and what depends on the answers is commented.`
}

## 1. The signing secret

Generate it in Settings › Identity and put it into your server's environment. It never reaches a browser. Without it
the function below logs one line and makes no token: your pages work, and everybody is anonymous in Reqio.

${block({ language: 'sh', code: environment })}
## 2. Mint a token

${install === '' ? '' : `${block({ language: 'sh', code: install })}\n`}${file(mint)}
${commonjs === null ? '' : `For hosts that still \`require\`: \`${commonjs.filename}\` [below](#express-commonjs).\n\n`}Amounts are in cents as billed, times the quantity, with the interval that they are billed in: the minor unit of the
project's currency, so yen as they are. Leave out what you do not know, since 0 is a customer who pays nothing. Where
companies pay, send \`company\`: without it three colleagues of one account count three times. Every claim:
[identity.md](../identity.md#the-token).

## 3. The route and the layout

\`/reqio-token\` answers a fresh token to who is signed in, and 204 to everybody else; it is never cached. The widget asks
it before each token ends.
`;
}

const frameworks = (all: FrameworkDto[]): string =>
  all
    .map(
      ({ framework, files, navigation }) =>
        `### ${framework}\n\n${files.map(file).join('\n')}\n${navigation}\n`,
    )
    .join('\n');

function tail(embed: CodeDto): string {
  return `## 4. The tag

The layout above has it already. Any page works without a token, too; who uses it is anonymous then.

${block(embed)}
A later tag with another token identifies the new user, and one without a token signs the former user out. Apps that
learn later who is signed in call \`Reqio.identify\` instead: [single-page apps](single-page-apps.md), [React, Vue and
Svelte](react.md). Pages with a Content-Security-Policy: [what to allow](content-security-policy.md).

## Check that it worked

As a signed-in user of your app, with its address and your session's cookie:

${block({
  language: 'sh',
  code: `TOKEN=$(curl -fsS -H 'Cookie: SESSION_COOKIE' http://localhost:8080/reqio-token)
curl -fsS ${EXAMPLE.publicUrl}/api/widget/${EXAMPLE.projectId}/session \\
  -H 'Content-Type: application/json' -d "{\\"token\\":\\"$TOKEN\\"}"`,
})}
The answer has \`"identity":"verified"\`, and Settings › Identity turns green. A token that is refused never breaks
anything, and is counted there by its reason: [troubleshooting](troubleshooting.md).
`;
}

const file = ({ filename, ...code }: CodeFileDto): string => `\`${filename}\`\n\n${block(code)}`;

const block = ({ language, code }: CodeDto): string => fenced(language, code);

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`;
