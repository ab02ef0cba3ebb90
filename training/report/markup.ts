/** HTML and SVG from templates that escape whatever is put into them. */

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  /** @param text HTML that is known to be safe; templates make it from anything else */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text and numbers are escaped, markup is not, null leaves nothing. */
export type Content = string | number | Markup | null | readonly Content[];

/** Template tag: ``html`<td>${name}</td>` ``. Values in attributes are safe between double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((text, index) => text + markupOf(values[index] ?? null)).join(''));
}

function markupOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return content.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
