import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { markup } from './html.js';

describe('markup', () => {
  it('escapes whatever text stands in it, in elements and in attributes', () => {
    const text = `</p><script>alert("1")</script> 'x' & y`;
    const escaped = '&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &#39;x&#39; &amp; y';
    expect(markup`<p title="${text}">${text}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('never lets a text close the element or the attribute that it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(markup`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('takes markup of its own as it is, lists joined, and nothing for null', () => {
    const items = ['<a>', '&'].map((text) => markup`<li>${text}</li>`);
    expect(markup`<ul>${items}${null}${[null, 'x', 0]}</ul>`.text).toBe(
      '<ul><li>&lt;a&gt;</li><li>&amp;</li>x0</ul>',
    );
  });

  it('takes nothing for markup that it did not make itself', () => {
    const forged = JSON.parse('{"text":"<b>"}') as string;
    expect(() => markup`${forged}`).toThrow(TypeError);
    expect(markup`${markup`<b></b>`.text}`.text).toBe('&lt;b&gt;&lt;/b&gt;');
  });

  it('has every value of an attribute in quotes, in every template of the board', () => {
    const sources = readdirSync(__dirname).filter((name) => /(?<!\.spec)\.ts$/.test(name));
    const unquoted = sources.flatMap(
      (name) => readFileSync(join(__dirname, name), 'utf8').match(/<[a-z][^>`]*=\$\{/g) ?? [],
    );
    expect(sources).toContain('list.ts');
    expect(unquoted).toEqual([]);
  });
});
