import pg from 'pg';
import { EmbeddedProduct } from '../support/embedded-product.js';
import { FULL, LOAD, Expectation } from '../support/expectation.js';
import { SmallDisk } from '../support/small-disk.js';
import { createVoteProject, Voters } from '../support/voters.js';

jest.setTimeout(FULL ? 600_000 : 240_000);

const disk = SmallDisk.mount();
const mustRun = process.env.CI === 'true' && process.getuid?.() === 0;
if (!disk && !mustRun) console.warn('Skipped «a full disk»: only root can mount a small one.');

(disk || mustRun ? describe : describe.skip)('a full disk under the embedded database', () => {
  let product: EmbeddedProduct;
  let voters: Voters;
  let expectation: Expectation;

  beforeAll(async () => {
    if (!disk) throw new Error('Root cannot mount here: run the container with --cap-add SYS_ADMIN.');
    product = await EmbeddedProduct.start(disk.path);
  });
  beforeEach(async () => {
    voters = new Voters(await createVoteProject(product.installation), () => product.installation.webs);
    expectation = new Expectation(product.installation, voters, () => product.databaseUrl());
    voters.start();
    await voters.more(LOAD);
  });
  afterEach(() => voters?.stop());
  afterAll(async () => {
    await product.installation.stop();
    disk!.unmount();
  });

  it('loses no vote where tables cannot grow: votes are refused until there is room', async () => {
    await disk!.fill();
    const url = await product.databaseUrl();
    await refuses(
      url,
      'create table fat as select repeat(md5(n::text), 20) from generate_series(1, 100000) n',
    );
    await voters.refused(FULL ? 100 : 5);
    await disk!.free();
    await expectation.holds('a disk too full for tables to grow', performance.now());
  });

  it('loses no vote where the database dies of it: it comes back by itself once there is room', async () => {
    await disk!.fill();
    const url = await product.databaseUrl();
    await refuses(
      url,
      `select pg_logical_emit_message(true, 'fat', repeat('x', 1000000)) from generate_series(1, 500)`,
    );
    const [web] = product.installation.webs;
    await web!.says('database');
    await voters.refused(5);
    await disk!.free();
    const over = performance.now();
    await web!.says();
    await expectation.holds('a disk too full for the database to run', over);
  });
});

/** A statement that needs more room than there is. */
async function refuses(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  await expect(client.query(statement)).rejects.toThrow(/No space left|terminat|connection/i);
  await client.end().catch(() => undefined);
}
