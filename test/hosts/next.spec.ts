import type { Page } from 'playwright-core';
import { describeHost, FULL } from '../support/describe-host.js';
import { installHost } from '../support/host-install.js';
import { HostWorld } from '../support/host-world.js';
import { createNextApp, withoutTailwind } from '../support/next-app.js';

jest.setTimeout(900_000);

const NEXT = 'node node_modules/next/dist/bin/next';
const start = (port: number) => `exec ${NEXT} start -H 127.0.0.1 -p ${port}`;
const develop =
  (...flags: string[]) =>
  (port: number) =>
    `exec ${NEXT} dev -H 127.0.0.1 -p ${port} ${flags.join(' ')}`;

/** How the pages get the token: made on the server while they are rendered, or by a function in the browser. */
const PARTS = ['server', 'client'];

// Hundreds of megabytes and minutes: not for every run on a laptop.
(FULL ? describeHost : describe.skip)(
  'the package that the server serves, in a new Next.js application,',
  () => {
    let world: HostWorld;
    let folder: string;
    beforeAll(async () => {
      world = await HostWorld.start();
      await createNextApp('next');
      folder = await installHost('next', world.url);
    });
    afterAll(() => world?.stop());

    it('is built by Turbopack, and votes for whoever is signed in, on each page', async () => {
      await world.build(folder, `${NEXT} build`);
      await expectEveryPart(start);
    });

    it('votes for whoever is signed in while it is developed with Turbopack', () =>
      expectEveryPart(develop()));

    it('is built by webpack, and votes for whoever is signed in, on each page', async () => {
      withoutTailwind(folder);
      await world.build(folder, `${NEXT} build --webpack`);
      await expectEveryPart(start);
    });

    it('votes for whoever is signed in while it is developed with webpack', () =>
      expectEveryPart(develop('--webpack')));

    async function expectEveryPart(command: (port: number) => string): Promise<void> {
      for (const part of PARTS) {
        const page = await world.open(folder, command, `/${part}`);
        await expectVotesOfEachUser(page);
        world.throwErrors();
      }
    }

    /** Two users one after the other, on two pages, and nobody; the document is the same all the time. */
    async function expectVotesOfEachUser(page: Page): Promise<void> {
      await page.evaluate('window.kept = true');
      await world.signIn('Ada');
      await world.vote();
      await world.expectVoters('ada');
      const from = page.url();
      await page.getByRole('link', { name: 'The other page' }).click();
      await page.waitForURL((url) => url.href !== from);
      await world.signIn('Bob');
      await world.vote();
      await world.expectVoters('ada', 'bob');
      await world.signOut();
      await world.vote();
      await world.expectVoters('ada', 'anonymous', 'bob');
      expect(await page.evaluate('window.kept')).toBe(true);
    }
  },
);
