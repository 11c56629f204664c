import { de } from './de';
import { en, type Texts } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import { pt } from './pt';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();

describe('the texts of the widget', () => {
  it.each(Object.entries({ de, es, fr, ja, pt }))('say all in %s, with what is filled in', (_, texts) => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
    for (const key of Object.keys(en) as (keyof Texts)[]) {
      expect(texts[key].trim()).toBe(texts[key]);
      expect(texts[key]).not.toBe('');
      expect([key, ...placeholders(texts[key])]).toEqual([key, ...placeholders(en[key])]);
    }
  });
});
