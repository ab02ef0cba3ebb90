/** The overlay's colours on a report, with what they mean. */

import { colourOf } from '../../render/colour-map.ts';
import { scaleWords } from '../../viewer/hard-copy/caption.ts';
import type { Exposure } from '../../viewer/hard-copy/exposure.ts';

const STOPS = 24;

export function ReportScale({ exposure }: { readonly exposure: Exposure }) {
  const words = scaleWords(exposure);
  const { overlay } = exposure;
  if (!words || !overlay) return null;
  return (
    <div className="report-scale">
      <span>{words.less}</span>
      <svg viewBox={`0 0 ${STOPS} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {Array.from({ length: STOPS }, (_, stop) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a stop is nothing but its place.
            key={stop}
            x={stop}
            width="1.05"
            height="1"
            fill={`rgb(${colourOf(overlay.colours, stop / (STOPS - 1)).join(' ')})`}
          />
        ))}
        <rect className="report-hidden" width={overlay.threshold * STOPS} height="1" />
      </svg>
      <span>{words.more}</span>
      <span className="report-scale-name">{words.name}</span>
    </div>
  );
}
