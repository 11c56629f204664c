import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashesIn } from '../bench/queries/recorder.js';
import { sqlSources } from '../bench/queries/sources.js';

const FOLDER = join(__dirname, '../docs/queries');

describe('docs/queries', () => {
  it('shows every statement as it is: one that changed is written anew by `npm run bench -- queries`', () => {
    const sources = sqlSources();
    const wings = [...new Set(sources.map(({ wing }) => wing))];
    const shown = new Map(wings.map((wing) => [wing, shownOf(wing)]));
    const nameOf = ({ wing, file, name }: (typeof sources)[number]) => `${wing}/${file} ${name}`;
    const changed = sources.filter(
      ({ wing, file, name, hash }) => shown.get(wing)?.get(`${file} ${name}`) !== hash,
    );
    expect(changed.map(nameOf)).toEqual([]);
    const known = new Set(sources.map(nameOf));
    const gone = wings.flatMap((wing) => [...shown.get(wing)!.keys()].map((name) => `${wing}/${name}`));
    expect(gone.filter((name) => !known.has(name))).toEqual([]);
  });
});

function shownOf(wing: string): Map<string, string> {
  const page = join(FOLDER, `${wing}.md`);
  return existsSync(page) ? hashesIn(page) : new Map();
}
