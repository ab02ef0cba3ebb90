// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { html } from '../../../training/report/markup.ts';
import { details, facts, page, section, table, thumbnails } from '../../../training/report/page.ts';

const text = page({
  title: 'Bones & <b>more</b>',
  lead: 'What is in <i>it</i>.',
  sections: [
    section('Numbers', facts([{ name: 'Area', value: '0.9', note: '0.8 to 1.0' }])),
    section(
      'Rows',
      table({
        caption: 'By "set"',
        columns: ['Set', 'Pictures'],
        rows: [
          ['<a>', 1],
          ['b', html`<em>2</em>`],
        ],
      }),
      details('more', 'hidden at first'),
    ),
    section(
      'Pictures',
      thumbnails([{ source: 'data:image/png;base64,AAAA', description: 'a "hand"', caption: 'hand' }]),
    ),
  ],
});

const parsed = new DOMParser().parseFromString(text, 'text/html');

describe('a report page', () => {
  it('is a whole document in English that a phone shows at its own width', () => {
    expect(text).toMatch(/^<!doctype html>/);
    expect(parsed.documentElement.lang).toBe('en');
    expect(parsed.title).toBe('Bones & <b>more</b>');
    expect(parsed.querySelector('meta[name=viewport]')?.getAttribute('content')).toContain('device-width');
  });

  it('fetches nothing and runs nothing', () => {
    const policy = parsed.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(text).not.toMatch(/https?:|<script|@import|url\(/);
  });

  it('escapes what it is given and keeps markup', () => {
    expect(parsed.querySelector('h1')?.textContent).toBe('Bones & <b>more</b>');
    expect(parsed.querySelector('header i')).toBeNull();
    expect(parsed.querySelector('td em')?.textContent).toBe('2');
  });

  it('has tables with a caption and headed columns and rows, reachable by keyboard to scroll', () => {
    const region = parsed.querySelector('[role=region]');
    expect(region?.getAttribute('aria-label')).toBe('By "set"');
    expect(region?.getAttribute('tabindex')).toBe('0');
    expect(parsed.querySelector('caption')?.textContent).toBe('By "set"');
    expect([...parsed.querySelectorAll('th[scope=col]')].map((cell) => cell.textContent)).toEqual([
      'Set',
      'Pictures',
    ]);
    expect([...parsed.querySelectorAll('th[scope=row]')].map((cell) => cell.textContent)).toEqual([
      '<a>',
      'b',
    ]);
  });

  it('describes its pictures', () => {
    expect(parsed.querySelector('img')?.alt).toBe('a "hand"');
  });
});
