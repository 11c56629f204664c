import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const SERVER = resolve(__dirname, '../../src/server');

/** A function that says SQL: a whole statement, or a part of some. */
export interface SqlSource {
  wing: string;
  /** File and function, as a stack names it: `drain.repository.ts` and `DrainRepository.take`. */
  file: string;
  name: string;
  /** Of its SQL, whatever its white space: another one is another statement. */
  hash: string;
}

/** Every function of the server with a tagged `sql` in it, from the sources: none is missed for not having been run. */
export function sqlSources(): SqlSource[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .toSorted()
    .flatMap((file) => sourcesIn(file));
}

function sourcesIn(path: string): SqlSource[] {
  const text = readFileSync(join(SERVER, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node, names: readonly string[]): void => {
    const own = nameOf(node);
    const inside = own === null ? names : [...names, own];
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      const name = inside.slice(0, ts.isIdentifier(node.tag) && isMember(inside) ? 2 : 1).join('.');
      found.set(name, [...(found.get(name) ?? []), node.template.getText()]);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(tree, []);
  const [wing, ...rest] = path.split('/');
  return [...found].map(([name, templates]) => ({
    wing: wing!,
    file: rest.join('/'),
    name,
    hash: createHash('sha256')
      .update(normalised(templates.join('\n')))
      .digest('hex')
      .slice(0, 12),
  }));
}

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
