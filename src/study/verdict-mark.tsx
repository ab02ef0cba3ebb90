/** A verdict in short: an icon and words, so that colour is never the only sign of it. */

import type { Zone } from '../classifier/finding.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const ICONS: Record<Zone, IconName> = {
  'no fracture found': 'intact',
  uncertain: 'uncertain',
  'fracture suspected': 'fractured',
};

const TONES: Record<Zone, string> = {
  'no fracture found': 'tone-intact',
  uncertain: 'tone-uncertain',
  'fracture suspected': 'tone-fractured',
};

export function VerdictMark({ zone, children }: { readonly zone: Zone; readonly children: string }) {
  return (
    <span className={`verdict-mark ${TONES[zone]}`}>
      <Icon name={ICONS[zone]} />
      {children}
    </span>
  );
}
