/** A hard copy's picture on the page. */

import { useEffect, useState } from 'react';
import { messages } from '../../ui/messages.ts';
import { expose } from '../../viewer/hard-copy/expose.ts';
import type { Exposure } from '../../viewer/hard-copy/exposure.ts';

interface ExposedPictureProps {
  readonly exposure: Exposure;
  readonly label: string;
}

/** Half a page across at 300 dots an inch. */
const SIDES = { least: 900, most: 1200 };

type Drawn =
  | { readonly state: 'drawing' }
  | { readonly state: 'ready'; readonly address: string; readonly width: number; readonly height: number }
  | { readonly state: 'failed'; readonly why: string };

export function ExposedPicture({ exposure, label }: ExposedPictureProps) {
  const drawn = useDrawn(exposure);
  const text = messages.hardCopy;
  switch (drawn.state) {
    case 'drawing':
      return <p className="muted">{text.making}</p>;
    case 'failed':
      return <p role="alert">{text.failed(drawn.why)}</p>;
    case 'ready':
      return <img src={drawn.address} width={drawn.width} height={drawn.height} alt={label} />;
  }
}

function useDrawn(exposure: Exposure): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ state: 'drawing' });
  useEffect(() => {
    let gone = false;
    let address: string | null = null;
    const draw = async (): Promise<void> => {
      const canvas = await expose(exposure, SIDES);
      const file = await canvas.convertToBlob({ type: 'image/png' });
      if (gone) return;
      address = URL.createObjectURL(file);
      setDrawn({ state: 'ready', address, width: canvas.width, height: canvas.height });
    };
    draw().catch((error: unknown) => {
      if (!gone) setDrawn({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [exposure]);
  return drawn;
}
