/** How reports look: a calm page, light or dark as the reader's system is, also on a phone and in print. */

export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f8; --panel: #fff; --line: #d5dbe0; --text: #14202a; --muted: #566570;
  --accent: #0b62a8; --fractured: #b45309; --intact: #0f766e; --grid: #e4e8eb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #090c0f; --panel: #10151a; --line: #2a353f; --text: #e3eaef; --muted: #9dacb8;
    --accent: #86c8ff; --fractured: #ffb168; --intact: #7fd8bb; --grid: #1e272f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 2rem clamp(1rem, 4vw, 2.5rem) 4rem;
  background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2rem); line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.2rem; }
header p { color: var(--muted); max-width: 46rem; overflow-wrap: anywhere; }
section { margin-top: 2.5rem; }
p { max-width: 46rem; overflow-wrap: anywhere; }
.warning { border-left: 4px solid var(--fractured); background: var(--panel); padding: .75rem 1rem; border-radius: 4px; }
.row { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
figure { margin: 0; }
.row > figure {
  background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1rem;
}
figcaption { color: var(--muted); font-size: .875rem; }
.facts { display: grid; gap: 1rem; margin: 0; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 44%), 1fr)); }
.facts > div { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
.facts dt { color: var(--muted); font-size: .875rem; }
.facts dd { margin: 0; }
.facts strong { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.facts span { color: var(--muted); font-size: .875rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9375rem; }
caption { text-align: left; color: var(--muted); font-size: .875rem; padding-bottom: .4rem; }
th, td { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); text-align: right; }
th { font-weight: 600; }
td { white-space: nowrap; }
th:first-child { text-align: left; }
tbody th { font-weight: 400; }
@media (max-width: 30rem) { table { font-size: .8125rem; } th, td { padding-right: .6rem; } }
.thumbnails {
  display: grid; gap: 1rem; padding: 0; margin: 1rem 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
}
.thumbnails img {
  display: block; width: 100%; aspect-ratio: 1; object-fit: contain; background: #000; border-radius: 6px;
}
.thumbnails figcaption { margin-top: .35rem; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--accent); }
.chart { display: block; width: 100%; height: auto; max-width: 34rem; margin: 0 auto .5rem; }
.chart text { fill: var(--muted); font: 12px system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
.chart .title { fill: var(--text); font-size: 13px; font-weight: 600; }
.chart .grid { stroke: var(--grid); }
.chart .axis { stroke: var(--line); }
.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.chart .dashed { stroke-dasharray: 5 4; stroke-width: 1.25; }
.chart .bar { fill-opacity: .75; }
.chart .dot { stroke: var(--panel); stroke-width: 1.5; }
.chart .note { fill: var(--text); stroke: var(--panel); stroke-width: 4px; paint-order: stroke; }
.chart .tone-accent { --tone: var(--accent); } .chart .tone-muted { --tone: var(--muted); }
.chart .tone-fractured { --tone: var(--fractured); } .chart .tone-intact { --tone: var(--intact); }
.chart .line { stroke: var(--tone); } .chart .bar, .chart .dot { fill: var(--tone); }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: 0 0 .25rem; font-size: .875rem; }
.key li::before {
  content: ""; display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; margin-right: .4rem;
  background: var(--tone);
}
.key .tone-accent { --tone: var(--accent); } .key .tone-muted { --tone: var(--muted); }
.key .tone-fractured { --tone: var(--fractured); } .key .tone-intact { --tone: var(--intact); }
@media print { body { max-width: none; padding: 0; } section { break-inside: avoid; } }
`;
