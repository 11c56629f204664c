import type { SnippetHost } from './snippet-host.js';

// As Prisma's Decimal hands it to JSON, and as node-postgres hands out a numeric.
const users = `const acme = { id: 7, name: 'Acme', plan: 'pro', amount: '58800.00', interval: 'year' };
const users = {
  ada: { id: 1, email: 'ada@example.com', emailVerified: new Date(), company: acme },
  cleo: { id: 2, email: 'cleo@example.com', company: { ...acme, amount: 58800n } },
  stock: { id: '3', email: 'stock@example.com' },
  unknown: { id: 4, email: '', company: null, plan: null, amount: null, interval: null },
};`;

const app = (imports: string) => `${imports}
${users}
const app = express();
app.use((req, res, next) => {
  req.user = users[req.get('x-user')];
  next();
});
app.use(reqio);
app.get('/', (req, res) => res.send(\`<!doctype html><h1>Hello</h1>\${res.locals.reqioTag}\`));
app.listen(Number(process.env.PORT), '127.0.0.1');
`;

export const expressHosts: SnippetHost[] = [
  {
    framework: 'Express',
    needs: 'Node.js',
    probe: ['node', '--version'],
    files: ({ mint, file }) => ({
      'reqio-token.mjs': mint,
      'reqio.mjs': file('reqio.mjs'),
      'app.mjs': app("import express from 'express';\nimport { reqio } from './reqio.mjs';"),
    }),
    command: () => 'exec node app.mjs',
  },
  {
    framework: 'Express, CommonJS',
    needs: 'Node.js',
    probe: ['node', '--version'],
    files: ({ file }) => ({
      'reqio-token.cjs': file('reqio-token.cjs'),
      'reqio.cjs': file('reqio.cjs'),
      'app.cjs': app("const express = require('express');\nconst { reqio } = require('./reqio.cjs');"),
    }),
    command: () => 'exec node app.cjs',
  },
];
