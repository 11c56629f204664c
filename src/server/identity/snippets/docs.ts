import type { CodeDto, CodeFileDto, SnippetDto } from '../../../contract/snippets.dto.js';
import type { Stack } from '../../../contract/stacks.js';
import type { Place } from './embed.js';
import { snippetFor, titleOf } from './snippets.js';

/** What stands in the documentation where the dashboard has the project's own. */
export const EXAMPLE: Place = {
  projectId: 'proj_YOUR_PROJECT',
  audience: 'https://feedback.example.com/p/proj_YOUR_PROJECT',
  publicUrl: 'https://feedback.example.com',
};

/** `docs/integrate/<stack>.md`, from the snippets that the dashboard shows: the two cannot drift apart. */
export function integrationDoc(stack: Stack): string {
  const snippet = snippetFor(stack, EXAMPLE);
  return `${head(titleOf(stack), snippet)}
${snippet.frameworks.map(({ framework, files }) => `### ${framework}\n\n${files.map(file).join('\n')}`).join('\n')}
${tail(snippet)}`;
}

function head(title: string, { install, mint, environment }: SnippetDto): string {
  return `# Reqio in ${title}

<!-- Written by \`REQIO_WRITE_DOCS=1 npx jest integrate-docs\` from src/server/identity/snippets; edit it there. -->

Settings › Identity in your dashboard has this page with your project's id and audience filled in. Here the project is
\`${EXAMPLE.projectId}\` on \`${EXAMPLE.publicUrl}\`.

## 1. The signing secret

Generate it in Settings › Identity and put it into your server's environment. It never reaches a browser.

${block({ language: 'sh', code: environment })}
## 2. Mint a token

${block({ language: 'sh', code: install })}
${file(mint)}
Amounts are cents as billed, with the interval that they are billed in; leave out what you do not know. Every claim:
[identity.md](../identity.md#the-token).

## 3. Hand it to your pages
`;
}

function tail({ embed, agentPrompt }: SnippetDto): string {
  return `## 4. The tag

Any page works without a token, too; who uses it is anonymous then.

${block(embed)}
A token is good for five minutes. Where pages stay open longer, add \`data-identity-url="/reqio-token"\`: an address of
the same origin as the page that answers a fresh token as text to the signed-in user, and 401 to others. Apps that
learn later who is signed in call \`Reqio.identify\` instead: [single-page apps](single-page-apps.md),
[React](react.md). Pages with a Content-Security-Policy: [what to allow](content-security-policy.md).

## Check that it worked

Open a page as a signed-in user. Settings › Identity turns green with the first token that verifies; one that is
refused never breaks anything, and is counted there by its reason: [troubleshooting](troubleshooting.md).

## Or let a coding assistant do it

${fenced('text', agentPrompt)}`;
}

const file = ({ filename, ...code }: CodeFileDto): string => `\`${filename}\`\n\n${block(code)}`;

const block = ({ language, code }: CodeDto): string => fenced(language, code);

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`;
