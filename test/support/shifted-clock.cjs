// Preloaded into a process: its host's clock is off by as many milliseconds as the named file says, from moment to moment.
const { readFileSync } = require('node:fs');

const offset = () => Number(readFileSync(process.env.REQIO_TEST_CLOCK, 'utf8')) || 0;
const now = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (date, args, target) =>
    Reflect.construct(date, args.length > 0 ? args : [now() + offset()], target),
  apply: (date) => new date(now() + offset()).toString(),
  get: (date, name) => (name === 'now' ? () => now() + offset() : Reflect.get(date, name)),
});
