import { scrub } from './scrub.js';

describe('the log', () => {
  it.each([
    ['cannot connect to postgres://reqio:s3cret@db:5432/reqio', 'postgres://reqio:…@db:5432/reqio'],
    ['redis://:s3cret@cache', 'redis://:…@cache'],
    ['authorization: Bearer s3cret.s3cret', 'authorization: …'],
    ['got "Bearer s3cret"', 'got "Bearer …"'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1MSJ9.s3cret of nobody', 'token eyJ… of nobody'],
    ['key rqk_s3cret', 'key rqk_…'],
    ['{"password":"s3cret","email":"a@example.com"}', '{"password":"…","email":"a@example.com"}'],
    ['GET /first-run?token=s3cret&next=1', 'GET /first-run?token=…&next=1'],
    ['cookie: reqio_session=s3cret', 'cookie: …'],
  ])('hides what looks like a secret in «%s»', (text, clean) => {
    expect(scrub(text)).toContain(clean);
    expect(scrub(text)).not.toContain('s3cret');
  });

  it('leaves ordinary sentences alone', () => {
    const text = 'Job rerank 17 failed (1 of 3): deadlock detected at 12:30 in https://example.com/p/proj_1';
    expect(scrub(text)).toBe(text);
  });
});
