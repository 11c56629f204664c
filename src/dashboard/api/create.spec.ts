import { ApiError } from './client';
import { create } from './create';

/** A server that answers when the test says so. */
function server() {
  const calls: {
    key: string | null;
    answer: (status: number, body: object) => void;
    fail: () => void;
  }[] = [];
  const send = (_: unknown, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      calls.push({
        key: new Headers(init.headers).get('idempotency-key'),
        answer: (status, body) => resolve(Response.json(body, { status })),
        fail: () => reject(new TypeError('Failed to fetch')),
      });
    });
  jest.spyOn(globalThis, 'fetch').mockImplementation(send as typeof fetch);
  return calls;
}

describe('What the dashboard creates', () => {
  let count = 0;
  let path: string;
  beforeEach(() => (path = `things/${++count}`));
  afterEach(() => jest.restoreAllMocks());

  it('goes once where it is asked for twice at once', async () => {
    const calls = server();
    const both = Promise.all([create(path, { name: 'A' }), create(path, { name: 'A' })]);
    calls[0]!.answer(201, { id: 1 });
    expect(await both).toEqual([{ id: 1 }, { id: 1 }]);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['no answer came', (call: { fail: () => void }) => call.fail()],
    ['the answer was a page of a proxy', (call: ReturnType<typeof server>[0]) => call.answer(502, {})],
    [
      'the server was away',
      (call: ReturnType<typeof server>[0]) => call.answer(503, { code: 'server.unavailable' }),
    ],
  ])('goes with the same key again where %s', async (_, lose) => {
    const calls = server();
    const first = create(path, { name: 'A' });
    lose(calls[0]!);
    await expect(first).rejects.toBeInstanceOf(ApiError);
    const second = create(path, { name: 'A' });
    calls[1]!.answer(201, { id: 1 });
    await second;
    expect(calls[1]!.key).toBe(calls[0]!.key);
  });

  it.each([
    ['another body', { name: 'B' }, false],
    ['the same one after an answer', { name: 'A' }, true],
  ])('goes with another key for %s', async (_, body, answered) => {
    const calls = server();
    const first = create(path, { name: 'A' });
    if (answered) calls[0]!.answer(201, { id: 1 });
    else calls[0]!.fail();
    await first.catch(() => undefined);
    const second = create(path, body);
    calls[1]!.answer(201, { id: 2 });
    await second;
    expect(calls[1]!.key).not.toBe(calls[0]!.key);
  });

  it('goes with another key after a refusal, since what was wrong may be mended', async () => {
    const calls = server();
    const first = create(path, { name: 'A' });
    calls[0]!.answer(409, { code: 'lens.nameTaken', detail: 'Choose another name.' });
    await expect(first).rejects.toThrow('Choose another name.');
    const second = create(path, { name: 'A' });
    calls[1]!.answer(201, {});
    await second;
    expect(calls[1]!.key).not.toBe(calls[0]!.key);
  });

  it('is not mixed up with what is created elsewhere', async () => {
    const calls = server();
    const both = [create(path, { name: 'A' }), create(`${path}/other`, { name: 'A' })];
    for (const call of calls) call.answer(201, {});
    await Promise.all(both);
    expect(calls[0]!.key).not.toBe(calls[1]!.key);
  });
});
