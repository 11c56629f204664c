import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options } from '../options.js';
import type { Place } from '../place.js';
import { makeWorld } from '../world.js';
import { pageOf } from './pages.js';
import { Recorder } from './recorder.js';
import { keyOf, sqlSources } from './sources.js';
import { tour } from './tour/tour.js';

const FOLDER = resolve(__dirname, '../../docs/queries');

/** `npm run bench -- queries`: docs/queries anew. */
export async function queries(place: Place, options: Options, say: (line: string) => void): Promise<void> {
  const world = await makeWorld(place, options.scale, options);
  const sources = sqlSources();
  const functions = sources.filter(({ runs }) => runs).map(keyOf);
  const recorder = new Recorder(new Set(functions));
  recorder.listen();
  for (const refused of await tour(world, place)) say(`Refused on the way: ${refused}`);
  const recorded = recorder.all();
  const seen = new Set(recorded.map(({ of }) => of));
  for (const name of functions.filter((each) => !seen.has(each))) say(`Not run on the way: ${name}`);
  const folder = options.out ?? FOLDER;
  mkdirSync(folder, { recursive: true });
  for (const wing of new Set(sources.map((source) => source.wing)))
    writeFileSync(join(folder, `${wing}.md`), pageOf(wing, sources, recorded));
  say(`${recorded.length} statements are in ${folder}.`);
  await world.product.close();
}
