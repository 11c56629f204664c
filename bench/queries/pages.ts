import { readFileSync } from 'node:fs';
import type { Recorded } from './recorder.js';
import { keyOf, type SqlSource } from './sources.js';

const UNPLANNED = 'PostgreSQL makes no plan for a statement of this kind.';

/** The page of one wing: its statements with their plans, then every function with SQL and what its SQL was. */
export function pageOf(wing: string, sources: readonly SqlSource[], recorded: readonly Recorded[]): string {
  const mine = sources.filter((source) => source.wing === wing);
  const parts = mine.flatMap((source) => {
    const forms = recorded.filter(({ of }) => of === keyOf(source));
    return forms.length === 0 ? [] : [statements(source, forms)];
  });
  return [
    `# SQL of ${wing}`,
    '',
    'Written by `npm run bench -- queries`: what its functions run while the whole product is gone through on the data',
    'of the bench, with the plan that PostgreSQL has for it.',
    '',
    ...parts,
    '## All functions with SQL',
    '',
    'With a hash of it: a test compares them with the sources.',
    '',
    ...mine.flatMap(({ file, name, hash }) => (hash === null ? [] : [`- \`${file} ${name}\` ${hash}`])),
    '',
  ].join('\n');
}

function statements({ file, name }: SqlSource, forms: readonly Recorded[]): string {
  const blocks = forms.map(
    ({ sql, plan }) =>
      `\`\`\`sql\n${dedented(sql)}\n\`\`\`\n\n${plan === null ? UNPLANNED : `\`\`\`text\n${plan}\n\`\`\``}\n`,
  );
  return `## ${name}\n\n\`${file}\`\n\n${blocks.join('\n')}`;
}

function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.length > 1 ? lines.slice(text.startsWith('\n') ? 0 : 1) : lines;
  const indent = Math.min(...rest.map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), '').trimEnd()).join('\n');
}

/** What a wing's page says that the SQL of its functions is, by `<file> <function>`. */
export function hashesIn(page: string): Map<string, string> {
  const lines = readFileSync(page, 'utf8').matchAll(/^- `(.+?)` ([0-9a-f]{12})$/gm);
  return new Map([...lines].map(([, name, hash]) => [name!, hash!]));
}

/** The functions that a wing's page has statements of. */
export function functionsIn(page: string): Set<string> {
  const headings = readFileSync(page, 'utf8').matchAll(/^## (\S+)\n\n`(.+)`$/gm);
  return new Set([...headings].map(([, name, file]) => `${file} ${name}`));
}
