import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

/** A router with the token's route, and the tag for every template. */
export function expressFiles(place: Place, modules: 'esm' | 'commonjs'): CodeFileDto {
  const esm = modules === 'esm';
  return {
    filename: esm ? 'reqio.mjs' : 'reqio.cjs',
    language: 'js',
    code: `${
      esm
        ? `import { Router } from 'express';
import { reqioToken } from './reqio-token.mjs';

/** app.use(reqio), after your own sign-in has set req.user, as Passport does. */
export const reqio = Router();`
        : `const { Router } = require('express');
const { reqioToken } = require('./reqio-token.cjs');

/** app.use(reqio), after your own sign-in has set req.user, as Passport does. */
const reqio = Router();
exports.reqio = reqio;`
    }

reqio.get('${TOKEN_ROUTE}', async (req, res) => {
  const token = await reqioToken(req.user);
  res.set('Cache-Control', 'no-store');
  if (token) res.type('text').send(token);
  else res.status(204).end();
});

// For your layout, at the end of <body>: \${res.locals.reqioTag}, in EJS <%- reqioTag %>, in Pug != reqioTag
reqio.use(async (req, res, next) => {
  const token = (await reqioToken(req.user)) ?? '';
  res.locals.reqioTag = \`${widgetTag(place, 'data-identity-token="${token}"', { indent: '    ' })}\`;
  next();
});
`,
  };
}
