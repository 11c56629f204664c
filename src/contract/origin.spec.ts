import { httpOrigin } from './origin.js';

describe('the origin that a text names', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['HTTPS://App.Example.COM:443/', 'https://app.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (text, origin) => {
    expect(httpOrigin(text)).toBe(origin);
  });

  it.each([
    'app.example.com',
    'ftp://app.example.com',
    'https://app.example.com/path',
    'https://app.example.com/?q',
    'https://user@app.example.com',
    'https://*.example.com',
    'null',
    '*',
    'javascript://app.example.com',
    `https://${'a'.repeat(300)}.example`,
  ])('%s is none', (text) => {
    expect(httpOrigin(text)).toBeNull();
  });
});
