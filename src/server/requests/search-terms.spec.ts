import { pairs, words } from './search-terms.js';

describe('what is looked for', () => {
  it('is every word, in lower case, once', () => {
    expect(words('  Dark  MODE dark ')).toEqual(['dark', 'mode']);
    expect(words('Тёмная тема')).toEqual(['тёмная', 'тема']);
    expect(words('')).toEqual([]);
  });

  it('is a phrase where a script has no spaces between its words', () => {
    expect(words('ダークモード対応')).toEqual(['ダークモード対応']);
    expect(words('iOSアプリ')).toEqual(['ios', 'アプリ']);
  });

  it('is any pair of characters of such a script, to find what is similar', () => {
    expect(pairs('深色模式 dark')).toEqual(['深色', '色模', '模式']);
    expect(pairs('𠀀𠀁 a 字')).toEqual(['𠀀𠀁']);
  });

  it('is bounded, however much is typed', () => {
    expect(words(Array.from({ length: 100 }, (_, nth) => `w${nth}`).join(' '))).toHaveLength(16);
  });
});
