import 'reflect-metadata';
import { resolve } from 'node:path';
import { dashboard } from './dashboard/run.js';
import type { Figure } from './figures.js';
import { Server } from './http/server.js';
import { audited } from './lines/audited.js';
import { explanations } from './lines/explanations.js';
import { freshness } from './lines/freshness.js';
import { httpPages } from './lines/http-pages.js';
import { pages } from './lines/pages.js';
import { peers } from './lines/peers.js';
import { reranks } from './lines/reranks.js';
import { rescale } from './lines/rescale.js';
import { votes } from './lines/votes.js';
import { whatIfs } from './lines/what-ifs.js';
import { machine } from './machine.js';
import { readOptions, type Options } from './options.js';
import { findPlace, type Place } from './place.js';
import { queries } from './queries/run.js';
import { line, write } from './report.js';
import { makeWorld, type World } from './world.js';

const BENCHMARKS = resolve(__dirname, '../docs/benchmarks.md');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is measured instead of all of docs/benchmarks.md, by its name on the command line. */
const others = { dashboard, queries };

/** `npm run bench`: what docs/benchmarks.md says, measured; with `queries`, what docs/queries says. */
async function main(args: string[]): Promise<void> {
  const other = Object.entries(others).find(([name]) => name === args[0])?.[1];
  const options = readOptions(other ? args.slice(1) : args);
  const place = await findPlace(process.env.DATABASE_URL, say);
  leaveOnSignals(place, options);
  try {
    if (other) return await other(place, options, say);
    const small = await makeWorld(place, options.against, options);
    say(`A project of ${options.scale} × 10,000 requests is being made.`);
    const world = await makeWorld(place, options.scale, options);
    const about = await aboutOf(world, small, place);
    about.forEach(say);
    const figures = await measure(world, small, options);
    const date = new Date().toISOString().slice(0, 10);
    const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
    write(options.out ?? BENCHMARKS, { scale: options.scale, command, date, about, figures });
    await small.product.close();
    await world.product.close();
  } finally {
    await place.leave(options.keep);
  }
}

/** A database of its own would go on running. */
function leaveOnSignals(place: Place, { keep }: Options): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      place.leave(keep).then(
        () => process.exit(1),
        () => process.exit(1),
      );
    });
}

async function measure(world: World, small: World, options: Options): Promise<Figure[]> {
  const figures: Figure[] = [];
  const note = (found: Figure[]) => {
    for (const figure of found) say(line(figure));
    figures.push(...found);
  };
  note(await pages(world, small, options));
  note(await explanations(world, small, options));
  note(await reranks(world, options));
  note(await whatIfs(world, options));
  note(await peers(world, options));
  const server = await Server.start(world, process.env.REDIS_URL);
  try {
    note(await httpPages(world, options));
    note(await votes(world, options));
    note(await freshness(world, options));
    note(await rescale(world, server, options));
  } finally {
    await server.stop();
  }
  note(await audited(world));
  return figures;
}

async function aboutOf({ product, sizes, took }: World, small: World, place: Place): Promise<string[]> {
  const number = (value: number) => value.toLocaleString('en');
  const { requests, votes: cast, persons, companies } = sizes;
  return [
    ...(await machine(product.db, place.name, process.env.REDIS_URL)),
    `${number(requests)} requests, ${number(cast)} votes, ${number(persons)} people, ${number(companies)} companies, ` +
      `loaded in ${took.load.toFixed(0)} s and scored in ${took.score.toFixed(1)} s; ` +
      `the small project has ${number(small.sizes.requests)} requests and ${number(small.sizes.votes)} votes`,
  ];
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
