import { expressFiles } from './frameworks/express.js';
import { claimsCode, JAVASCRIPT, MINT_DOC, mintBody } from './javascript.js';
import type { Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

const esm = (place: Place) => ({
  filename: 'reqio-token.mjs',
  language: 'js',
  code: `import { SignJWT } from 'jose';

${claimsCode(place, JAVASCRIPT)}
let warned = false;

${MINT_DOC}
export async function reqioToken(user) {
${mintBody(place)}`,
});

// jose is an ES module: import() works in every Node.js, require() of one only in recent ones.
const commonjs = (place: Place) => ({
  filename: 'reqio-token.cjs',
  language: 'js',
  code: `${claimsCode(place, JAVASCRIPT)}
let warned = false;

${MINT_DOC}
exports.reqioToken = async function reqioToken(user) {
  const { SignJWT } = await import('jose');
${mintBody(place).replace(/\}\n$/, '};\n')}`,
});

export const node: StackSnippet = {
  title: 'Node.js',
  install: 'npm install jose',
  mint: esm,
  commonjs,
  frameworks: (place) => [
    {
      framework: 'Express',
      files: [expressFiles(place, 'esm')],
      navigation:
        'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.',
    },
    {
      framework: 'Express, CommonJS',
      files: [commonjs(place), expressFiles(place, 'commonjs')],
      navigation:
        'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.',
    },
  ],
};
