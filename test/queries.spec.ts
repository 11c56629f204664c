import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { functionsIn, hashesIn } from '../bench/queries/pages.js';
import { keyOf, sqlSources } from '../bench/queries/sources.js';

const FOLDER = join(__dirname, '../docs/queries');

const all = sqlSources();
const wings = [...new Set(all.map(({ wing }) => wing))].filter((wing) => existsSync(pageOf(wing)));

describe('docs/queries', () => {
  it('shows every statement as it is: one that changed is written anew by `npm run bench -- queries`', () => {
    const sources = all.filter(({ hash }) => hash !== null);
    const shown = new Map(
      wings.flatMap((wing) => [...hashesIn(pageOf(wing))].map(([name, hash]) => [`${wing}/${name}`, hash])),
    );
    expect(sources.filter((source) => shown.get(keyOf(source)) !== source.hash).map(keyOf)).toEqual([]);
    const known = new Set(sources.map(keyOf));
    expect([...shown.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  it('has the plan of what every function runs: bench/queries/tour leads to each of them', () => {
    const shown = new Set(
      wings.flatMap((wing) => [...functionsIn(pageOf(wing))].map((name) => `${wing}/${name}`)),
    );
    const missed = all.filter((source) => source.runs && !shown.has(keyOf(source)));
    expect(missed.map(keyOf)).toEqual([]);
  });
});

function pageOf(wing: string): string {
  return join(FOLDER, `${wing}.md`);
}
