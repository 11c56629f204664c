import fc from 'fast-check';
import { withUnusedBits } from '../../../test/support/build-token.js';
import { Config } from '../platform/config.js';
import { Settings } from '../platform/settings.js';
import { VisitorIds } from './visitor-id.js';

const visitorIds = (fill: number) => new VisitorIds(new Config(new Settings(), '', Buffer.alloc(32, fill)));
const ids = visitorIds(1);

describe('a visitor id', () => {
  it('is known again by the server that made it', () => {
    const { uuid, visitorId } = ids.create(7);
    expect(visitorId).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
    expect(ids.read(7, visitorId)).toBe(uuid);
    expect(ids.text(7, uuid)).toBe(visitorId);
  });

  it('is worth nothing in another project or under another master key', () => {
    const { visitorId } = ids.create(7);
    expect(ids.read(8, visitorId)).toBeNull();
    expect(visitorIds(2).read(7, visitorId)).toBeNull();
  });

  it('has one text only', () => {
    const [random, mac] = ids.create(7).visitorId.split('.');
    expect(ids.read(7, `${withUnusedBits(random!)}.${mac}`)).toBeNull();
    expect(ids.read(7, `${random}.${withUnusedBits(mac!)}`)).toBeNull();
    expect(ids.read(7, `${random}.${mac}.`)).toBeNull();
    expect(ids.read(7, ` ${random}.${mac}`)).toBeNull();
  });

  it('counts as absent when anything else is sent', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(ids.read(7, value)).toBeNull()));
  });
});
