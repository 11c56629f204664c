import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { folderOf, runIn } from './host-install.js';

/** The template that a new application of today starts with; the one place to raise it. */
const CREATE_NEXT_APP = 'create-next-app@16.4.3';
const JOSE = '6.2.17';
const FIXTURE = resolve(__dirname, '../fixtures/next/app');

/**
 * A new Next.js application by the defaults of its own template, and in it the pages of `test/fixtures/next`. Taken
 * out: the fonts, which the build would get from another host, and the linter, which it does not run.
 */
export async function createNextApp(host: string): Promise<void> {
  const folder = folderOf(host);
  const template = folderOf(`${host}-template`);
  if (!existsSync(join(template, 'package.json'))) {
    rmSync(template, { recursive: true, force: true });
    mkdirSync(folderOf(''), { recursive: true });
    // Saved preferences of whoever runs this are no defaults.
    const settings = { XDG_CONFIG_HOME: folderOf('config') };
    const answers = '--yes --skip-install --disable-git';
    await runIn(folderOf(''), `npx --yes ${CREATE_NEXT_APP} ${host}-template ${answers}`, settings);
  }
  for (const part of ['app', '.next']) rmSync(join(folder, part), { recursive: true, force: true });
  cpSync(template, folder, { recursive: true });
  cpSync(FIXTURE, join(folder, 'app'), { recursive: true });
  change(join(folder, 'app/layout.tsx'), (text) =>
    text
      .replace(/import \{[^}]*\} from "next\/font\/google";\n/, '')
      .replace(/const geist\w* = Geist\w*\(\{[^}]*\}\);\n/g, '')
      .replace(/\$\{geist\w*\.variable\} /g, ''),
  );
  change(join(folder, 'package.json'), (text) => {
    const manifest = JSON.parse(text) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    for (const name of Object.keys(manifest.devDependencies))
      if (name.startsWith('eslint')) delete manifest.devDependencies[name];
    manifest.dependencies.jose = JOSE;
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
}

/** The template’s styles go through a loader that only Turbopack knows. */
export function withoutTailwind(folder: string): void {
  change(join(folder, 'app/globals.css'), () => 'body { font-family: sans-serif; }\n');
}

function change(file: string, by: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = by(text);
  if (changed === text) throw new Error(`${file} is not what it was: look at the template.`);
  writeFileSync(file, changed);
}
