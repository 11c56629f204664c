const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

// These ship ES modules only and Jest 30 cannot require() those on Node 20, so the transform
// that compiles our TypeScript also compiles them to CommonJS.
const esmOnly = ['@nestjs', '@fastify', 'content-disposition', 'cookie', 'jose', 'sql-template-tag'].join(
  '|',
);

const shared = {
  testEnvironment: 'node',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  transform: { '^.+\\.[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
};

export default {
  testTimeout: 30_000,
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/*.spec.ts'] },
    { ...shared, displayName: 'integration', testMatch: ['<rootDir>/test/*/**/*.spec.ts'] },
  ],
};
