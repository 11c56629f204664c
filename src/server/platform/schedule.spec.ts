import { Logger } from '@nestjs/common';
import { eventually } from '../../../test/support/eventually.js';
import { Schedule } from './schedule.js';

Logger.overrideLogger(false);

let schedule: Schedule;
beforeEach(() => (schedule = new Schedule()));
afterEach(() => schedule.onModuleDestroy());

test('runs its work again and again', async () => {
  let runs = 0;
  schedule.every('sweep', 1, () => void runs++);
  await eventually(() => expect(runs).toBeGreaterThan(3));
});

test('never runs the same work twice at a time', async () => {
  let now = 0;
  let most = 0;
  let runs = 0;
  schedule.every('sweep', 1, async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now--;
    runs++;
  });
  await eventually(() => expect(runs).toBeGreaterThan(3));
  expect(most).toBe(1);
});

test('goes on after a run that failed', async () => {
  let runs = 0;
  schedule.every('sweep', 1, async () => {
    runs++;
    throw new Error('the database is away');
  });
  await eventually(() => expect(runs).toBeGreaterThan(2));
});

test('waits for the run under way when it stops, and begins no other', async () => {
  let ended = 0;
  let begin!: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  schedule.every('sweep', 1, async () => {
    begin();
    await new Promise((resolve) => setTimeout(resolve, 20));
    ended++;
  });
  await begun;
  await schedule.onModuleDestroy();
  expect(ended).toBe(1);
  schedule.every('late', 1, () => void ended++);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ended).toBe(1);
});
