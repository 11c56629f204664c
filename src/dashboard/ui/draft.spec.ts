import { differing, overtaken } from './draft';

describe('What a form has changed', () => {
  it('is what differs from the server, lists and texts by their content', () => {
    const saved = { name: 'Acme', origins: ['a', 'b'], board: true };
    expect(differing(saved, {})).toEqual({});
    expect(differing(saved, { name: 'Acme', origins: ['a', 'b'], board: false })).toEqual({ board: false });
    expect(differing(saved, { origins: ['b', 'a'] })).toEqual({ origins: ['b', 'a'] });
  });

  it('keeps what was typed while the save was under way', () => {
    const sent = { name: 'Acme Two' };
    expect(differing<{ name: string; board: boolean }>(sent, { name: 'Acme Two', board: true })).toEqual({
      board: true,
    });
    expect(differing(sent, { name: 'Acme Three' })).toEqual({ name: 'Acme Three' });
  });
});

describe('What somebody else has changed under a form', () => {
  const bases = { name: 'Acme', board: true };

  it('is what is changed here as well, to something else', () => {
    expect(overtaken({ name: 'Theirs', board: true }, { name: 'Ours' }, bases)).toEqual(['name']);
  });

  it('is not what they left alone, nor what is untouched here', () => {
    expect(overtaken({ name: 'Acme', board: false }, { name: 'Ours' }, bases)).toEqual([]);
    expect(overtaken({ name: 'Acme', board: true }, { name: 'Ours', board: false }, bases)).toEqual([]);
  });

  it('is nothing where both want the same', () => {
    expect(overtaken({ name: 'Ours', board: true }, { name: 'Ours' }, bases)).toEqual([]);
  });
});
