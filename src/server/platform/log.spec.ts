import { Logger } from '@nestjs/common';
import { Log } from './log.js';

const lines: Record<string, unknown>[] = [];
const log = new Log({ write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });

describe('the log', () => {
  beforeAll(() => Logger.overrideLogger(log));
  beforeEach(() => lines.splice(0));

  it('is one JSON object a line, with the time, the level and who says it', () => {
    new Logger('Queue').warn('Redis is away');
    expect(lines).toEqual([
      { level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), context: 'Queue', msg: 'Redis is away' },
    ]);
  });

  it('keeps the fields of an object apart', () => {
    new Logger('Http').log({ method: 'GET', route: '/healthz', status: 200 });
    expect(lines).toMatchObject([{ context: 'Http', method: 'GET', route: '/healthz', status: 200 }]);
  });

  it('has the stack of an error', () => {
    const error = new Error('broken');
    new Logger('Problem').error(error.message, error.stack);
    expect(lines).toMatchObject([{ level: 'error', context: 'Problem', msg: 'broken', stack: error.stack }]);
  });

  it('hides secrets wherever they are in a line', () => {
    const url = 'postgres://reqio:s3cret@db/reqio';
    new Logger('Start').error(`cannot reach ${url}`, `Error: cannot reach ${url}\n    at start`);
    new Logger('Start').log({ headers: { cookie: 's3cret', authorization: 'Bearer s3cret' }, at: 'a@b' });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });
});
