/** An entry of the package: for bundlers and browsers as ES modules, for `require` as CommonJS. */
const entry = (path) => ({
  import: { types: `./dist/esm/${path}.d.ts`, default: `./dist/esm/${path}.js` },
  require: { types: `./dist/cjs/${path}.d.ts`, default: `./dist/cjs/${path}.js` },
});

/** The package.json of `@reqio/widget`, whose version is the server's. */
export const manifest = ({ version, license }) => ({
  name: '@reqio/widget',
  version,
  description: 'The Reqio widget in a web application: types, a loader, a component for React',
  keywords: ['reqio', 'feature-requests', 'feedback', 'widget'],
  license,
  type: 'module',
  sideEffects: false,
  main: './dist/cjs/index.js',
  module: './dist/esm/index.js',
  types: './dist/esm/index.d.ts',
  exports: { '.': entry('index'), './react': entry('react/index'), './package.json': './package.json' },
  // For TypeScript that resolves without `exports`.
  typesVersions: { '*': { react: ['./dist/esm/react/index.d.ts'] } },
  files: ['dist', 'examples'],
  publishConfig: { access: 'public' },
  peerDependencies: { react: '>=18' },
  peerDependenciesMeta: { react: { optional: true } },
});
