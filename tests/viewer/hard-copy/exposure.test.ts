import { describe, expect, test } from 'vitest';
import { judge, USUAL_VIEWPOINT } from '../../../src/classifier/judgement.ts';
import { drawScene } from '../../../src/render/draw-panes.ts';
import { filmPlane } from '../../../src/render/film-plane.ts';
import type { ReadProgress } from '../../../src/study/study.ts';
import { captionOf } from '../../../src/viewer/hard-copy/caption.ts';
import { bare, copyOf, exposureOf } from '../../../src/viewer/hard-copy/exposure.ts';
import { viewWords } from '../../../src/viewer/hard-copy/view-words.ts';
import { changeView, FIRST_STATE, type ViewerState } from '../../../src/viewer/viewer-state.ts';
import { radiographOf } from '../../support/radiograph-of.ts';
import { FINDING, readWith, studyEntry } from '../../support/study-entry.ts';

/** Dark left, bright right. */
const plane = filmPlane(radiographOf(Uint8Array.of(0, 255), 2, 1), 4096);
const exact = { least: 2, most: 2 };

const peak = { x: 0.25, y: 0.5 };
const box = { left: 0, top: 0, width: 0.5, height: 1 };

function read(changes: Parameters<typeof readWith>[0] = {}): ReadProgress {
  const progress = readWith({
    ...FINDING,
    evidence: {
      map: {
        width: 2,
        height: 1,
        logits: Float32Array.of(9, -9),
        picture: { left: 0, top: 0, width: 1, height: 1 },
      },
      peak,
      regions: [{ box, peak, score: 0.99 }],
    },
    ...changes,
  });
  if (progress.state !== 'read') throw new Error('Nothing was read.');
  const { card } = progress.by;
  const by = { ...progress.by, card: { ...card, graph: { ...card.graph, evidence: 'evidence' } } };
  return { ...progress, by };
}

const exposed = (state: ViewerState = FIRST_STATE) => exposureOf(state, 'a', read(), plane, 'balanced');
const greys = (exposure: ReturnType<typeof exposed>): number[] =>
  [...drawScene(copyOf(exposure, exact).scene).rgba].filter((_, at) => at % 4 === 0);

describe('a hard copy shows the picture as it is seen', () => {
  test('inverted, windowed and turned', () => {
    expect(greys(bare(exposed()))).toEqual([0, 255]);
    expect(
      greys(bare(exposed(changeView(FIRST_STATE, 'a', (view) => ({ ...view, inverted: true }))))),
    ).toEqual([255, 0]);
    const turned = changeView(FIRST_STATE, 'a', (view) => ({
      ...view,
      window: { low: 0, high: 510 },
      orientation: { mirrored: false, quarterTurns: 1 as const },
    }));
    const { scene } = copyOf(bare(exposed(turned)), exact);
    expect([scene.width, scene.height]).toEqual([1, 2]);
    expect(greys(bare(exposed(turned)))).toEqual([0, 128]);
    expect(viewWords(exposed(turned))).toBe('window 0.0 to 510, turned by 90°');
  });

  test('whole, however closely it is looked at', () => {
    const close = changeView(FIRST_STATE, 'a', (view) => ({
      ...view,
      viewport: { zoom: 20, centre: { x: 0.1, y: 0.1 } },
    }));
    expect(greys(bare(exposed(close)))).toEqual(greys(bare(exposed())));
  });

  test('with the overlay and the regions, unless they are off', () => {
    expect(exposed().regions).toEqual([{ box, suspicious: true }]);
    expect(exposed().overlay?.source).toBe('evidence');
    expect(greys(exposed())[0]).toBeGreaterThan(100);
    const off = { ...FIRST_STATE, overlay: { ...FIRST_STATE.overlay, shown: false } };
    expect(exposed(off)).toMatchObject({ overlay: null, regions: [] });
    expect(greys(exposed(off))).toEqual([0, 255]);
  });
});

describe('its caption', () => {
  const entry = studyEntry('set/wrist.png', read());
  const captioned = (progress: ReadProgress, state = FIRST_STATE) =>
    captionOf(
      { ...entry, file: new File([], 'wrist.png') },
      progress,
      judge(progress.reading.finding, progress.by.card, USUAL_VIEWPOINT),
      exposureOf(state, 'a', progress, plane, 'balanced'),
    );

  test('has verdict, threshold, regions, file, model, meaning of the colours and the warning', () => {
    const { title, lines, scale, warning } = captioned(read({ probability: 0.93 }));
    expect(title).toBe('Fracture suspected. Probability of a fracture: 93 %');
    expect(lines[0]).toMatch(/^Threshold 50 % \(operating point: Balanced\)\. Where 1 in 2 pictures/);
    expect(lines).toContain('Suspicious (solid line): region 1.');
    expect(lines).toContain('File: wrist.png');
    expect(lines.some((line) => line.startsWith('Read by Hand-made model (hand-made'))).toBe(true);
    expect(scale?.name).toBe('Evidence map: Probability by this place alone. Up to 20 % is left clear.');
    expect(warning).toMatch(/^For research and teaching only/);
  });

  test('of a refused picture gives no verdict', () => {
    const { title, lines } = captioned(
      read({ probability: 0.93, admission: { kind: 'refused', score: -3 } }),
    );
    expect(title).toBe('This does not look like a bone X-ray');
    expect([title, ...lines].join(' ')).not.toContain('93 %');
  });
});
