import { resolve } from 'node:path';
import { readSettings } from './settings.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const GIVEN = { DATABASE_URL: 'postgres://reqio:pa55@db/reqio', REQIO_MASTER_KEY: KEY };

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      previousPublicUrls: [],
      databaseUrl: null,
      redisUrl: null,
      dataDir: resolve('data'),
      masterKey: null,
      role: 'all',
      trustedProxies: [],
      owner: null,
      rateLimit: true,
      smtpUrl: null,
      mailFrom: null,
      metricsToken: null,
    });
  });

  it('take nodes of a Redis Cluster with commas between', () => {
    expect(readSettings({ REDIS_URL: 'redis+cluster://one:1, redis+cluster://two:2' }).redisUrl).toBe(
      'redis+cluster://one:1,redis+cluster://two:2',
    );
  });

  it('are read from the environment', () => {
    const settings = readSettings({
      ...GIVEN,
      PORT: '8080',
      HOST: '::',
      PUBLIC_URL: 'HTTPS://Feedback.Example.com:443/',
      REQIO_PREVIOUS_PUBLIC_URLS: 'https://old.example.com/, http://older.example.com/board',
      REDIS_URL: 'rediss://cache',
      REQIO_DATA_DIR: '/srv/reqio',
      REQIO_ROLE: 'web',
      REQIO_TRUSTED_PROXIES: '10.0.0.7, 192.168.0.0/16, 2001:db8::/32',
      REQIO_OWNER_EMAIL: 'owner@example.com',
      REQIO_OWNER_PASSWORD: 'correct horse',
      REQIO_RATE_LIMIT: 'off',
      SMTP_URL: 'smtp://mail',
      MAIL_FROM: 'Feedback <feedback@example.com>',
      REQIO_METRICS_TOKEN: 'sixteen characters',
    });
    expect(settings).toEqual({
      port: 8080,
      host: '::',
      publicUrl: 'https://feedback.example.com',
      previousPublicUrls: ['https://old.example.com', 'http://older.example.com/board'],
      databaseUrl: GIVEN.DATABASE_URL,
      redisUrl: 'rediss://cache',
      dataDir: '/srv/reqio',
      masterKey: Buffer.alloc(32, 7),
      role: 'web',
      trustedProxies: ['10.0.0.7', '192.168.0.0/16', '2001:db8::/32'],
      owner: { email: 'owner@example.com', password: 'correct horse' },
      rateLimit: false,
      smtpUrl: 'smtp://mail',
      mailFrom: 'Feedback <feedback@example.com>',
      metricsToken: 'sixteen characters',
    });
  });

  it('put the port into the public address', () => {
    expect(readSettings({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', REDIS_URL: ' ', REQIO_MASTER_KEY: '' })).toEqual(readSettings({}));
  });

  it.each([
    ['PORT got «http», takes a port', { PORT: 'http' }],
    ['PORT got «65536», takes a port', { PORT: '65536' }],
    ['PORT got «3000.5», takes a port', { PORT: '3000.5' }],
    ['HOST got «http://localhost», takes an address to listen on', { HOST: 'http://localhost' }],
    [
      'PUBLIC_URL got something that is no address, takes an http or https',
      { PUBLIC_URL: 'feedback.example.com' },
    ],
    ['PUBLIC_URL got «ftp://example.com/», takes an http or https', { PUBLIC_URL: 'ftp://example.com' }],
    ['PUBLIC_URL got «https://example.com/», takes', { PUBLIC_URL: 'https://example.com/?a=1' }],
    [
      'REQIO_PREVIOUS_PUBLIC_URLS got something',
      { REQIO_PREVIOUS_PUBLIC_URLS: 'https://a.example,nonsense' },
    ],
    [
      'REDIS_URL got «redis://two», takes an address such as redis+cluster://',
      { REDIS_URL: 'redis+cluster://one,redis://two' },
    ],
    ['REDIS_URL got «http://cache/», takes an address such as redis://', { REDIS_URL: 'http://cache' }],
    ['REQIO_ROLE got «Web», takes one of all, web, worker', { REQIO_ROLE: 'Web' }],
    [
      'REQIO_TRUSTED_PROXIES got «10.0.0.0/33», takes addresses and',
      { REQIO_TRUSTED_PROXIES: '10.0.0.0/33' },
    ],
    ['REQIO_TRUSTED_PROXIES got «127.1», takes addresses and', { REQIO_TRUSTED_PROXIES: '127.1' }],
    ['REQIO_TRUSTED_PROXIES got «proxy», takes addresses and', { REQIO_TRUSTED_PROXIES: 'proxy' }],
    ['REQIO_RATE_LIMIT got «no», takes one of on, off', { REQIO_RATE_LIMIT: 'no' }],
    ['MAIL_FROM got «feedback», takes an e-mail address', { MAIL_FROM: 'feedback' }],
  ])('stop the start by name, with what was given and what is taken: %s', (sentence, variables) => {
    expect(() => readSettings(variables)).toThrow(sentence);
  });

  it.each([
    ['DATABASE_URL is missing: REQIO_ROLE is web', { REQIO_ROLE: 'web' }],
    ['REDIS_URL is missing: REQIO_ROLE is worker', { REQIO_ROLE: 'worker', ...GIVEN }],
    ['REQIO_MASTER_KEY is missing: with DATABASE_URL', { DATABASE_URL: GIVEN.DATABASE_URL }],
    ['REQIO_OWNER_PASSWORD is missing', { REQIO_OWNER_EMAIL: 'owner@example.com' }],
    ['REQIO_OWNER_EMAIL is missing', { REQIO_OWNER_PASSWORD: 'correct horse' }],
    ['MAIL_FROM is missing', { SMTP_URL: 'smtp://mail' }],
  ])('say what one needs of the others: %s', (sentence, variables) => {
    expect(() => readSettings(variables)).toThrow(sentence);
  });

  it('never show a secret', () => {
    const message = refusal({
      PUBLIC_URL: 'https://user:s3cret@example.com',
      DATABASE_URL: 'mysql://user:s3cret@db/reqio?password=s3cret',
      REDIS_URL: 'redis://:s3cret#@cache',
      SMTP_URL: 'http://user:s3cret@mail',
      REQIO_MASTER_KEY: 's3cret',
      REQIO_OWNER_PASSWORD: 's3cret',
      REQIO_METRICS_TOKEN: 's3cret',
    });
    expect(message).toContain('REQIO_MASTER_KEY got 6 characters, takes 32 bytes in base64');
    expect(message).not.toContain('s3cret');
  });

  it('are refused all at once', () => {
    const message = refusal({ PORT: 'x', REQIO_ROLE: 'y', REQIO_OWNER_EMAIL: 'z' });
    for (const name of ['PORT', 'REQIO_ROLE', 'REQIO_OWNER_EMAIL', 'REQIO_OWNER_PASSWORD'])
      expect(message).toContain(`  ${name} `);
  });
});

function refusal(variables: NodeJS.ProcessEnv): string {
  try {
    readSettings(variables);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The settings were taken');
}
