import type { Place } from '../../place.js';
import type { World } from '../../world.js';
import { backlog } from './backlog.js';
import { dailyWork } from './daily-work.js';
import { firstStart } from './first-start.js';
import { Guide } from './guide.js';
import { members } from './members.js';
import { once } from './once.js';
import { people } from './people.js';
import { project } from './project.js';
import { ranking } from './ranking.js';
import { requests } from './requests.js';
import { sampleData } from './sample-data.js';
import { widget } from './widget.js';

/**
 * Goes through the whole product, once along each way that leads to another statement; answers what was refused.
 * What is on the benchmark's data comes first: a statement keeps the first plan that is seen of it.
 */
export async function tour(world: World, place: Place): Promise<string[]> {
  const guide = await Guide.of(world);
  await backlog(guide);
  await requests(guide);
  await widget(guide);
  await once(guide);
  await people(guide);
  await ranking(guide);
  await project(guide);
  await dailyWork(world);
  await sampleData(guide);
  await members(guide);
  await firstStart(world, place);
  return guide.refused;
}
