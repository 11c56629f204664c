import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figures.js';

/** What a run has found. */
export interface Report {
  scale: number;
  command: string;
  date: string;
  about: string[];
  figures: Figure[];
}

const HEADER = ['', 'measured', 'beside', 'ratio', 'to reach', ''];

/** A line for a screen. */
export function line({ what, measured, beside = '', ratio, reach = '', reached }: Figure): string {
  return [
    what.padEnd(64),
    measured.padEnd(26),
    beside.padEnd(44),
    ratioText(ratio).padEnd(8),
    reach,
    verdict(reached),
  ]
    .join(' ')
    .trimEnd();
}

/** Writes the report into the part of the file that is kept for its scale; what people wrote around it stays. */
export function write(path: string, report: Report): void {
  const [begin, end] = [`<!-- scale ${report.scale} -->`, `<!-- end of scale ${report.scale} -->`];
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const part = `${begin}\n\n${markdown(report)}\n${end}`;
  const isNew = from === -1 || to === -1;
  writeFileSync(
    path,
    isNew ? `${text}\n${part}\n` : text.slice(0, from) + part + text.slice(to + end.length),
  );
}

function markdown({ command, date, about, figures }: Report): string {
  const groups = [...new Set(figures.map(({ group }) => group))];
  const tables = groups.map((group) => {
    const rows = figures.filter((figure) => figure.group === group).map(cells);
    return `### ${group}\n\n${table([HEADER, ...rows])}\n`;
  });
  return [`\`${command}\`, ${date}`, '', ...about.map((item) => `- ${item}`), '', ...tables].join('\n');
}

function cells({ what, measured, beside = '', ratio, reach = '', reached }: Figure): string[] {
  return [what, measured, beside, ratioText(ratio), reach, verdict(reached)];
}

/** In the columns that Prettier would give it. */
function table([header, ...rows]: string[][]): string {
  const all = [header!, ...rows];
  const widths = header!.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const text = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [text(header!), rule, ...rows.map(text)].join('\n');
}

const ratioText = (ratio?: number): string => (ratio === undefined ? '' : `${ratio.toFixed(2)} ×`);

const verdict = (reached?: boolean): string => (reached === undefined ? '' : reached ? 'reached' : 'missed');
