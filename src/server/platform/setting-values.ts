import { isEmail } from 'class-validator';
import ipaddr from 'ipaddr.js';
import { WrongValue } from './environment.js';

const PASSWORD_CHARACTERS = { least: 10, most: 200 };
const TOKEN_CHARACTERS = 16;

export function port(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 65_535) throw new WrongValue('a port: a whole number from 1 to 65535');
  return value;
}

export function host(text: string): string {
  if (ipaddr.isValid(text) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)) return text;
  throw new WrongValue('an address to listen on, such as 127.0.0.1, 0.0.0.0 or ::');
}

export function oneOf<Value extends string>(...values: Value[]): (text: string) => Value {
  return (text) => {
    const value = values.find((each) => each === text);
    if (value === undefined) throw new WrongValue(`one of ${values.join(', ')}`);
    return value;
  };
}

/** An http(s) address without its trailing slash, as it appears before `/p/proj_…` in audiences. */
export function publicUrl(text: string): string {
  const takes = 'an http or https address, such as https://feedback.example.com';
  const url = parsedUrl(text, ['http:', 'https:'], takes);
  if (url.username || url.password || url.search || url.hash)
    throw new WrongValue(`${takes}, without user, query and fragment`, shown(url));
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/** The address of a server, kept as it is; its password is never shown. */
export function serverUrl(example: string, ...protocols: string[]): (text: string) => string {
  return (text) => {
    parsedUrl(
      text,
      protocols,
      `an address such as ${example} (in it, special characters are percent-encoded)`,
    );
    return text;
  };
}

const oneRedis = serverUrl('redis://host:6379', 'redis:', 'rediss:');
const redisNode = serverUrl('redis+cluster://host:6379', 'redis+cluster:', 'rediss+cluster:');

/** The address of a server, or with commas between those of some nodes of a cluster. */
export function redisUrl(text: string): string {
  if (!text.includes('+cluster:') && !text.includes(',')) return oneRedis(text);
  return list(redisNode)(text).join(',');
}

/** 32 bytes. */
export function key(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (/^[A-Za-z\d+/]{43}=?$/.test(text) && bytes.length === 32) return bytes;
  throw new WrongValue(
    '32 bytes in base64 (44 characters), for example what `openssl rand -base64 32` prints',
    `${text.length} characters`,
  );
}

export function list<Value>(parse: (text: string) => Value): (text: string) => Value[] {
  return (text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map(parse);
}

/** An address or a network. The forms that leave parts of an IPv4 address out are not taken. */
export function network(text: string): string {
  const [address, bits, ...more] = text.split('/');
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address!) || ipaddr.IPv6.isValid(address!);
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && ipaddr.isValidCIDR(text));
  if (isAddress && isNetwork && more.length === 0) return text;
  throw new WrongValue('addresses and networks with commas between, such as 10.0.0.7,192.168.0.0/16');
}

export function email(text: string): string {
  if (isEmail(text)) return text;
  throw new WrongValue('an e-mail address');
}

export function sender(text: string): string {
  if (isEmail(text, { allow_display_name: true })) return text;
  throw new WrongValue('an e-mail address, such as feedback@example.com or Feedback <feedback@example.com>');
}

export function password(text: string): string {
  // As the sign-in's forms count them.
  const { length } = Array.from(text);
  const { least, most } = PASSWORD_CHARACTERS;
  if (length >= least && length <= most) return text;
  throw new WrongValue(`${least} to ${most} characters`, `${length} characters`);
}

export function token(text: string): string {
  if (text.length >= TOKEN_CHARACTERS) return text;
  throw new WrongValue(`at least ${TOKEN_CHARACTERS} characters`, `${text.length} characters`);
}

function parsedUrl(text: string, protocols: string[], takes: string): URL {
  // What cannot be taken apart may have a password anywhere in it.
  if (!URL.canParse(text)) throw new WrongValue(takes, 'something that is no address');
  const url = new URL(text);
  if (!protocols.includes(url.protocol) || url.hostname === '') throw new WrongValue(takes, shown(url));
  return url;
}

function shown({ protocol, username, password: secret, host: address, pathname }: URL): string {
  const hidden = username || secret ? '…@' : '';
  return address === ''
    ? `an address that starts with ${protocol}`
    : `«${protocol}//${hidden}${address}${pathname}»`;
}
