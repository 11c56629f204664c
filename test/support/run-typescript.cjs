// oxlint-disable no-underscore-dangle -- these are the names that Node gave its hooks
// Lets a test start a process from the sources: `node run-typescript.cjs file.ts …`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

Module._extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swc, filename }).code, filename);

// Imports name the compiled file, which is not there.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const ours = request.startsWith('.') && parent?.filename?.endsWith('.ts');
  return resolveFilename.call(this, ours ? request.replace(/\.js$/, '.ts') : request, parent, ...rest);
};

process.argv.splice(1, 1);
process.argv[1] = path.resolve(process.argv[1]);
require(process.argv[1]);
