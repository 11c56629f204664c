import { styleName, styleNamed } from './style.js';

describe('the stylesheet of a board', () => {
  it('has the project’s accent, and a text on it that can be read', () => {
    for (const [accent, ink] of [
      ['#FACC15', '#000000'],
      ['#0000ff', '#ffffff'],
      ['#ffffff', '#000000'],
    ] as const) {
      const style = styleNamed(styleName(accent, 'light'))!;
      expect(style).toContain(`--accent: ${accent.toLowerCase()};`);
      expect(style).toContain(`--on-accent: ${ink};`);
    }
  });

  it('follows the visitor’s system, or is light or dark as the project says', () => {
    const schemes = (mode: 'auto' | 'light' | 'dark') =>
      styleNamed(styleName(null, mode))!.match(/^ *color-scheme: \w+/gm);
    expect(schemes('auto')).toEqual(['  color-scheme: light', '  color-scheme: dark']);
    expect(schemes('light')).toEqual(['  color-scheme: light']);
    expect(schemes('dark')).toEqual(['  color-scheme: dark']);
  });

  it.each([
    '',
    '123456.css',
    '123456-blue.css',
    '123456-constructor.css',
    'red-auto.css',
    '123456-auto.css;',
    '../123456-auto.css',
  ])('is none under the name %j', (name) => {
    expect(styleNamed(name)).toBeNull();
  });
});
