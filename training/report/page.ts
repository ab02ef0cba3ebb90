/** A report as one HTML file that opens from disk: no scripts, nothing fetched, light and dark. */

import { type Content, html, Markup } from './markup.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  /** What the reader holds in hand, in a sentence or two. */
  readonly lead: Content;
  readonly sections: readonly Markup[];
}

/** The whole document as text. */
export function page({ title, lead, sections }: Page): string {
  return `<!doctype html>
${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1><p>${lead}</p></header>
<main>
${sections}
</main>
</body>
</html>`}
`;
}

/** A part of the page under its heading. */
export function section(heading: string, ...content: readonly Content[]): Markup {
  return html`<section><h2>${heading}</h2>${content}</section>
`;
}

export const paragraph = (...content: readonly Content[]): Markup => html`<p>${content}</p>`;

/** What the reader must know before believing the rest. */
export const warning = (...content: readonly Content[]): Markup =>
  html`<p class="warning" role="note">${content}</p>`;

/** Figures side by side where the window is wide enough. */
export const row = (...figures: readonly Markup[]): Markup => html`<div class="row">${figures}</div>`;

/** A chart or picture with what to see in it. */
export const figure = (content: Markup, caption: Content): Markup =>
  html`<figure>${content}<figcaption>${caption}</figcaption></figure>`;

/** A number that matters, with its name and how sure it is. */
export interface Fact {
  readonly name: string;
  readonly value: Content;
  readonly note?: Content;
}

/** The few numbers to read first. */
export function facts(list: readonly Fact[]): Markup {
  const items = list.map(
    ({ name, value, note = null }) =>
      html`<div><dt>${name}</dt><dd><strong>${value}</strong><span>${note}</span></dd></div>`,
  );
  return html`<dl class="facts">${items}</dl>`;
}

export interface Table {
  /** Says what the table is of; also its name for a screen reader. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell for each column; the first names the row. */
  readonly rows: readonly (readonly Content[])[];
}

/** A table that scrolls by itself where the window is narrow. */
export function table({ caption, columns, rows }: Table): Markup {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    ([name = null, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}

export interface Thumbnail {
  /** A `data:` address: pages fetch nothing. */
  readonly source: string;
  readonly description: string;
  readonly caption: Content;
}

/** Small pictures in rows. */
export function thumbnails(list: readonly Thumbnail[]): Markup {
  const items = list.map(
    ({ source, description, caption }) =>
      html`<li><figure><img src="${source}" alt="${description}"><figcaption>${caption}</figcaption></figure></li>
`,
  );
  return html`<ul class="thumbnails">${items}</ul>`;
}

/** A file's path, which may break between its folders. */
export const brokenPath = (file: string): Content =>
  file.split('/').map((part, index) => (index === 0 ? part : html`/<wbr>${part}`));

/** Details that unfold. */
export const details = (summary: string, ...content: readonly Content[]): Markup =>
  html`<details><summary>${summary}</summary>${content}</details>`;
