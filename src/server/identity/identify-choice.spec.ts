import { choosePersons, chooseVisitor, keysIn, type Found } from './identify-choice.js';

const nothing: Found = { mergeByEmail: 'link', sub: null, email: null, edge: null, visitor: null };
const sub = { key: '1', person: 'S' };
const email = { key: '2', person: 'E', displayOnly: false, hasSub: true };
const keys = { sub: 'a', email: 'a@example.com' };
const confirmed = { ...keys, emailConfirmed: true };

describe('whose a sub and an address are', () => {
  it('is nobody yet where neither is known', () => {
    expect(choosePersons(nothing, keys)).toEqual({ persons: [], addressIsKey: true });
  });

  it('is one person where both are the same one’s', () => {
    const found = { ...nothing, sub, email: { ...email, person: 'S' } };
    expect(choosePersons(found, keys)).toEqual({ persons: ['S'], addressIsKey: true });
  });

  it('is two to be merged where they are different people’s', () => {
    expect(choosePersons({ ...nothing, sub, email }, keys)).toEqual({
      persons: ['S', 'E'],
      addressIsKey: true,
    });
  });

  it('leaves out an address that joins nobody, and one that an undo has cut from the sub', () => {
    const alone = { persons: ['S'], addressIsKey: false };
    expect(choosePersons({ ...nothing, sub, email: { ...email, displayOnly: true } }, keys)).toEqual(alone);
    expect(choosePersons({ ...nothing, sub, email, edge: 'cut' }, keys)).toEqual(alone);
  });

  it('says nothing of an address that did not come', () => {
    expect(choosePersons({ ...nothing, sub }, { sub: 'a' })).toEqual({ persons: ['S'], addressIsKey: false });
  });

  describe('under verified', () => {
    const verified = { ...nothing, mergeByEmail: 'verified' as const };
    const all = { ...verified, sub, email };

    it('is two to be merged where the address is confirmed', () => {
      expect(choosePersons(all, confirmed)).toEqual({ persons: ['S', 'E'], addressIsKey: true });
    });

    it.each([undefined, null, false])('is the sub’s alone where the host says %j of the address', (word) => {
      const said = { ...keys, emailConfirmed: word };
      const alone = { persons: ['S'], addressIsKey: false };
      expect(choosePersons(all, said)).toEqual(alone);
      expect(choosePersons({ ...all, email: { ...email, hasSub: false } }, said)).toEqual(alone);
      expect(choosePersons({ ...verified, sub }, said)).toEqual(alone);
      expect(choosePersons(verified, said)).toEqual({ persons: [], addressIsKey: false });
    });

    it('is the address’s where a member named nothing else', () => {
      expect(choosePersons({ ...verified, email }, { email: keys.email })).toEqual({
        persons: ['E'],
        addressIsKey: true,
      });
    });
  });

  describe('under strict', () => {
    const strict = { ...nothing, mergeByEmail: 'strict' as const };

    it('is the sub’s alone where the address is another sub’s', () => {
      for (const said of [keys, confirmed]) {
        expect(choosePersons({ ...strict, sub, email }, said)).toEqual({
          persons: ['S'],
          addressIsKey: false,
        });
        expect(choosePersons({ ...strict, email }, said)).toEqual({ persons: [], addressIsKey: false });
      }
    });

    it('is also the address’s where it is confirmed and that person has no sub yet', () => {
      const known = { ...strict, sub, email: { ...email, hasSub: false } };
      expect(choosePersons(known, confirmed)).toEqual({ persons: ['S', 'E'], addressIsKey: true });
      expect(choosePersons(known, keys)).toEqual({ persons: ['S'], addressIsKey: false });
    });

    it('is the address’s where a member named nothing else', () => {
      expect(choosePersons({ ...strict, email }, { email: keys.email })).toEqual({
        persons: ['E'],
        addressIsKey: true,
      });
    });
  });
});

describe('what a token says of who somebody is', () => {
  const claims = {
    sub: 'a',
    iat: 0,
    name: undefined,
    plan: undefined,
    revenue: undefined,
    company: undefined,
  };
  const said = (word: boolean | null) => ({
    key: 'a@example.com',
    display: 'A@example.com',
    confirmed: word,
  });

  it('is its sub and its address, unless that is not confirmed', () => {
    expect(keysIn({ ...claims, email: undefined })).toEqual({ sub: 'a' });
    expect(keysIn({ ...claims, email: said(null) })).toEqual({ ...keys, emailConfirmed: null });
    expect(keysIn({ ...claims, email: said(true) })).toEqual(confirmed);
    expect(keysIn({ ...claims, email: said(false) })).toEqual({ sub: 'a' });
  });
});

describe('whose a browser is', () => {
  it('is nobody’s until a token came with it', () => {
    expect(chooseVisitor(null, ['S'])).toBe('fresh');
    expect(chooseVisitor({ person: 'V', claimedBy: null }, ['S'])).toBe('fresh');
  });

  it('is the person’s who claimed it, also where that person is just being merged', () => {
    expect(chooseVisitor({ person: null, claimedBy: 'E' }, ['S', 'E'])).toBe('same');
  });

  it('is another’s for everybody else, a person just being made included', () => {
    expect(chooseVisitor({ person: 'V', claimedBy: 'E' }, ['S'])).toBe('other');
    expect(chooseVisitor({ person: null, claimedBy: 'E' }, [])).toBe('other');
  });
});
