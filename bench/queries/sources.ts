import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const SERVER = resolve(__dirname, '../../src/server');

/** The connection itself asks nothing, beside how a transaction is to read. */
const CONNECTION = 'platform/database/database.ts';
const ASKED = /\b(?:db|database|tx|connection)\.(?:rows|row|run|prepared)$/;

/** A function that says SQL, a whole statement or a part of some, or that runs what others say. */
export interface SqlSource {
  wing: string;
  /** File and function, as a stack names it: `drain.repository.ts` and `DrainRepository.take`. */
  file: string;
  name: string;
  /** Of its SQL, whatever its white space: another one is another statement. Null where it says none. */
  hash: string | null;
  /** Whether it hands a statement to a connection, and does not only put a part of one together. */
  runs: boolean;
}

interface Found {
  templates: string[];
  runs: boolean;
}

/** Every function of the server with a tagged `sql` in it, from the sources: none is missed for not having been run. */
export function sqlSources(): SqlSource[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .toSorted()
    .flatMap((file) => sourcesIn(file));
}

/** What the recorder and the pages know a function by: `ranking/marks.repository.ts MarksRepository.take`. */
export const keyOf = ({ wing, file, name }: Pick<SqlSource, 'wing' | 'file' | 'name'>): string =>
  `${wing}/${file} ${name}`;

function sourcesIn(path: string): SqlSource[] {
  const text = readFileSync(join(SERVER, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Found>();
  const foundOf = (names: readonly string[]): Found => {
    const name = names.slice(0, isMember(names) ? 2 : 1).join('.');
    const known = found.get(name) ?? { templates: [], runs: false };
    found.set(name, known);
    return known;
  };
  const visit = (node: ts.Node, names: readonly string[]): void => {
    const own = nameOf(node);
    const inside = own === null ? names : [...names, own];
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      foundOf(inside).templates.push(node.template.getText());
      return;
    }
    const asks = ts.isCallExpression(node) && ASKED.test(node.expression.getText());
    if (asks && isMember(inside) && path !== CONNECTION) foundOf(inside).runs = true;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(tree, []);
  const [wing, ...rest] = path.split('/');
  return [...found].map(([name, { templates, runs }]) => ({
    wing: wing!,
    file: rest.join('/'),
    name,
    hash: templates.length > 0 ? hashOf(templates.join('\n')) : null,
    runs,
  }));
}

const hashOf = (templates: string): string =>
  createHash('sha256').update(normalised(templates)).digest('hex').slice(0, 12);

/** Whether the outermost name is a class's: its methods are told apart, what is inside a function is not. */
const isMember = (names: readonly string[]): boolean => names.length > 1 && /^[A-Z]\w*[a-z]/.test(names[0]!);

function nameOf(node: ts.Node): string | null {
  const named =
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node);
  return named && node.name ? node.name.getText() : null;
}

/** White space says nothing in SQL, as far as it is not in a text; a change of it there shows in a test. */
export const normalised = (text: string): string => text.replace(/\s+/g, ' ').trim();
