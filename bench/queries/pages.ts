import type { Recorded } from './recorder.js';
import type { SqlSource } from './sources.js';

/** The page of one wing: its statements with their plans, then every function with SQL and what its SQL was. */
export function pageOf(wing: string, sources: readonly SqlSource[], recorded: readonly Recorded[]): string {
  const mine = sources.filter((source) => source.wing === wing);
  const parts = mine.flatMap((source) => {
    const forms = recorded.filter(({ of }) => of === `${wing}/${source.file} ${source.name}`);
    return forms.length === 0 ? [] : [statements(source, forms)];
  });
  const unseen = mine.filter(
    (source) => runs(source) && !recorded.some(({ of }) => of === `${wing}/${source.file} ${source.name}`),
  );
  return [
    `# SQL of ${wing}`,
    '',
    'Written by `npm run bench -- queries`: what the functions of its repositories run while the whole API is gone',
    'through on the data of the bench, with the plan that PostgreSQL has for it.',
    '',
    ...parts,
    ...(unseen.length > 0 ? ['## Not run on the way', '', ...unseen.map(nameLine), ''] : []),
    '## All functions with SQL',
    '',
    'With a hash of it: a test compares them with the sources.',
    '',
    ...mine.map((source) => `- \`${source.file} ${source.name}\` ${source.hash}`),
    '',
  ].join('\n');
}

/** What runs a statement, and does not only put one together. */
const runs = ({ file, name }: SqlSource): boolean =>
  file.endsWith('.repository.ts') && /^[A-Z]\w*\.(?!\w*Sql$)/.test(name);

const nameLine = ({ file, name }: SqlSource): string => `- ${name} in ${file}`;

function statements({ file, name }: SqlSource, forms: readonly Recorded[]): string {
  const blocks = forms.map(
    ({ sql, plan }) => `\`\`\`sql\n${dedented(sql)}\n\`\`\`\n\n\`\`\`text\n${plan}\n\`\`\`\n`,
  );
  return `## ${name}\n\n\`${file}\`\n\n${blocks.join('\n')}`;
}

function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.length > 1 ? lines.slice(text.startsWith('\n') ? 0 : 1) : lines;
  const indent = Math.min(...rest.map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), '').trimEnd()).join('\n');
}
