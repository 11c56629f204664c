import type { AddressInfo } from 'node:net';
import { playDemo } from '../../../src/server/demo/demo.js';
import { TestApp } from '../../support/app.js';
import { PASSWORD, signUp } from '../../support/members.js';

test('the demo shows a signed vote that re-ranks the backlog, and why', async () => {
  const app = await TestApp.start();
  try {
    await app.app.listen(0, '127.0.0.1');
    const { port } = app.app.getHttpServer().address() as AddressInfo;
    const { email } = await signUp(app);
    const lines: string[] = [];
    await playDemo({
      url: `http://127.0.0.1:${port}`,
      owner: { email, password: PASSWORD },
      say: (line = '') => lines.push(line),
    });
    const text = lines.join('\n');
    expect(text).toMatch(/Her session is verified: Nora Lindqvist/);
    expect(text).toMatch(/somebody else signed it is anonymous/);
    expect(text).toMatch(/Northwind Robotics \(enterprise, \$144,000\.00 a year\), 1 vote +\$12,000\.00/);
    const [, before] = /which is #(\d+)/.exec(text)!;
    const [, after] = /ms later it is #(\d+)/.exec(text)!;
    expect(Number(after)).toBeLessThan(Number(before));
    expect(text).toMatch(/The terms add up to the score/);
  } finally {
    await app.stop();
  }
});
