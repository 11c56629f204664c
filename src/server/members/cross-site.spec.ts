import { refuseCrossSite } from './cross-site.js';

const post = (headers: Record<string, string>) =>
  refuseCrossSite(
    { method: 'POST', headers: { host: 'reqio.internal:3000', ...headers } },
    'https://reqio.example',
  );

describe('an unsafe call', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of this server', { 'sec-fetch-site': 'same-origin', origin: 'https://reqio.example' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a page of the public address, in an older browser', { origin: 'https://reqio.example' }],
    ['a page of the host that was asked', { origin: 'http://reqio.internal:3000' }],
    ['a program, which sends neither header', {}],
    ['a program with JSON', { 'content-type': 'application/json; charset=utf-8' }],
  ])('passes from %s', (_from, headers) => {
    expect(() => post(headers)).not.toThrow();
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    [
      'another host of the same site',
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.reqio.example' },
    ],
    [
      'another site that forges no Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://reqio.example' },
    ],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of the host', { origin: 'http://reqio.internal:3001' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('is refused from %s', (_from, headers) => {
    expect(() => post(headers)).toThrow(expect.objectContaining({ code: 'auth.crossSite' }));
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('is refused with a body of %s, which a form can send', (type) => {
    expect(() => post({ 'content-type': type })).toThrow(
      expect.objectContaining({ code: 'input.mediaType' }),
    );
  });
});

it('a safe call passes from anywhere', () => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  expect(() => refuseCrossSite({ method: 'GET', headers }, 'https://reqio.example')).not.toThrow();
});
