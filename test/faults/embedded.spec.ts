import { EmbeddedProduct } from '../support/embedded-product.js';
import { FULL, LOAD, Expectation } from '../support/expectation.js';
import { createVoteProject, Voters } from '../support/voters.js';

jest.setTimeout(FULL ? 600_000 : 240_000);

let product: EmbeddedProduct;
let voters: Voters;
let expectation: Expectation;

beforeAll(async () => {
  product = await EmbeddedProduct.start();
});
beforeEach(async () => {
  voters = new Voters(await createVoteProject(product.installation), () => product.installation.webs);
  expectation = new Expectation(product.installation, voters, () => product.databaseUrl());
  voters.start();
  await voters.more(LOAD);
});
afterEach(() => voters.stop());
afterAll(() => product.remove());

describe('the product with its own database loses no vote, and every score is exact again', () => {
  it('when its process is killed, and its database is not', async () => {
    await product.killParent();
    await product.installation.addWeb('all');
    await expectation.holds('the process of the embedded product killed', performance.now());
  });

  it('when all of it is killed', async () => {
    for (let time = 1; time < (FULL ? 10 : 2); time++) {
      await voters.more(LOAD / 5);
      await product.killAll();
      await product.installation.addWeb('all');
    }
    await expectation.holds('all of the embedded product killed', performance.now());
  });

  it('when a second one is started on its data folder, which says so and leaves it alone', async () => {
    const second = await product.installation.launch();
    expect(await second.process.end()).toBe(1);
    expect(second.process.errors).toMatch(/Reqio is already running as process \d+ on the data folder/);
    await expectation.holds('a second product on the same data folder', performance.now());
  });
});
