import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, Markup } from '../../../training/report/markup.ts';

describe('templates of HTML', () => {
  it('escape text, in elements and in attributes', () => {
    const name = `"><script>alert('1' & 2)</script>`;
    expect(html`<td title="${name}">${name}</td>`.text).toBe(
      '<td title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39; &amp; 2)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39; &amp; 2)&lt;/script&gt;</td>',
    );
  });

  it('take markup as it is, lists one after the other, and nothing for null', () => {
    const cells = ['a', '<b>'].map((text) => html`<td>${text}</td>`);
    expect(html`<tr>${cells}${null}${3}</tr>`.text).toBe('<tr><td>a</td><td>&lt;b&gt;</td>3</tr>');
    expect(html`${new Markup('<hr>')}`.text).toBe('<hr>');
  });

  it('never let text end an attribute or open an element', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});
