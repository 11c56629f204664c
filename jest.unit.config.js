import jest from './jest.config.js';

/** The specs beside the sources that need neither database nor Redis: what the mutation tests run (docs/mutation.md). */
const [unit] = jest.projects;

export default { ...unit, testMatch: ['<rootDir>/src/server/*/*.spec.ts'] };
