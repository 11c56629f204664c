import { isBodyAllowed, preflightHeaders } from './widget-cors.js';

describe('a preflight', () => {
  const allowed = (asked?: string) => preflightHeaders(asked)['access-control-allow-headers']!.split(', ');
  const ours = ['authorization', 'content-type', 'idempotency-key', 'x-reqio-visitor'];

  it('allows the widget’s own headers, whether asked for or not', () => {
    expect(allowed()).toEqual(ours);
    expect(allowed('')).toEqual(ours);
    expect(allowed('Authorization, X-Reqio-Visitor')).toEqual(ours);
  });

  it('allows what a page’s wrapper adds', () => {
    const added = ['traceparent', 'tracestate', 'x-datadog-origin', 'x-datadog-trace-id', 'sentry-trace'];
    expect(allowed(['content-type', ...added].join(','))).toEqual([...ours, ...added]);
  });

  it.each([
    ['a space', 'x y'],
    ['a line', 'x\r\nset-cookie: a=b'],
    ['a star within', 'a(b)'],
    ['a colon', 'x:y'],
    ['129 characters', 'x'.repeat(129)],
    ['a letter beyond ASCII', 'clé'],
    ['nothing', ' , ,'],
  ])('leaves out what is no header’s name: %s', (_, asked) => {
    expect(allowed(asked)).toEqual(ours);
    expect(allowed(`traceparent,${asked}`)).toEqual([...ours, 'traceparent']);
  });

  it('answers 64 names at the most', () => {
    const many = Array.from({ length: 1_000 }, (__, n) => `x-${n}`);
    expect(allowed(many.join(','))).toEqual([...ours, ...many.slice(0, 64)]);
  });
});

describe('a body', () => {
  const JSON_TYPES = [
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
  ];
  const OTHERS = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ];

  it.each(JSON_TYPES)('may be JSON: %s', (type) => {
    expect(isBodyAllowed({ 'content-type': type })).toBe(true);
  });

  it.each(OTHERS)('may be nothing else: “%s”', (type) => {
    expect(isBodyAllowed({ 'content-type': type })).toBe(false);
  });

  it('may be left out', () => {
    for (const headers of [{}, { 'content-length': '0' }]) expect(isBodyAllowed(headers)).toBe(true);
  });

  it('does not go unseen for want of a type', () => {
    expect(isBodyAllowed({ 'content-length': '2' })).toBe(false);
    expect(isBodyAllowed({ 'transfer-encoding': 'chunked' })).toBe(false);
  });
});
