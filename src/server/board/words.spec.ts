import { wordsFor } from './words.js';

const languageOf = (locale: string | null, header?: string) => wordsFor(locale, header).language;

describe('the board speaks', () => {
  it('the language of the project, whatever the visitor prefers', () => {
    expect(languageOf('pt-BR', 'de')).toBe('pt');
    expect(languageOf('ja', undefined)).toBe('ja');
  });

  it('the first of the visitor’s languages that it knows, where the project has none', () => {
    expect(languageOf(null, 'it, fr;q=0.8, de;q=0.9')).toBe('de');
    expect(languageOf(null, 'ES-mx,es;q=0.9')).toBe('es');
    expect(languageOf(null, 'de;q=0, fr;q=0.1')).toBe('fr');
  });

  it.each([undefined, '', '*', ',;q=', 'xx-YY', 'constructor', '__proto__', 'de;q=x', ';;;'.repeat(1000)])(
    'English where it knows none (%s)',
    (header) => {
      expect(languageOf(null, header)).toBe('en');
    },
  );

  it('English where it does not know the project’s', () => {
    expect(languageOf('ar', 'de')).toBe('en');
  });
});
