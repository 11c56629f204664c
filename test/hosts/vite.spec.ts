import { describeHost, itInFull } from '../support/describe-host.js';
import { HostWorld } from '../support/host-world.js';
import { copyExample, installHost } from '../support/host-install.js';

jest.setTimeout(600_000);

/** Examples, and how long each takes is npm's affair: nothing here has a time of its own. */
describe.each(['react', 'vue', 'svelte'])(
  'the package that the server serves, in %s built by Vite,',
  (name) => {
    describeHost(name, () => {
      let world: HostWorld;
      let folder: string;
      beforeAll(async () => {
        world = await HostWorld.start();
        copyExample(name);
        folder = await installHost(name, world.url);
      });
      afterAll(() => world?.stop());

      it('passes a strict type check, is built, and votes for whoever is signed in', async () => {
        await world.build(folder, 'npm run build');
        await world.open(folder, () => 'exec node node_modules/vite/bin/vite.js preview');
        await expectVotesOfEachUser(world);
      });

      itInFull('votes for whoever is signed in while it is developed', async () => {
        await world.open(folder, () => 'exec node node_modules/vite/bin/vite.js');
        await expectVotesOfEachUser(world);
      });
    });
  },
);

/** Two users one after the other, and nobody; the widget taken away and brought back in between. */
async function expectVotesOfEachUser(world: HostWorld): Promise<void> {
  await world.signIn('Ada');
  await world.vote();
  await world.expectVoters('ada');
  await world.signIn('Bob');
  await world.vote();
  await world.expectVoters('ada', 'bob');
  await world.press('Without widget');
  await world.widget.waitFor({ state: 'detached' });
  await world.signOut();
  await world.press('With widget');
  await world.vote();
  await world.expectVoters('ada', 'anonymous', 'bob');
  world.throwErrors();
}
