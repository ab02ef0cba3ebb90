/** The canvas of the light box, and another one where the graphics card was taken away for good. */

import { useLayoutEffect, useRef, useState } from 'react';
import { messages } from '../ui/messages.ts';
import { type Easel, type Subject, setUpEasel } from './easel.ts';

interface FilmCanvasProps {
  /** What it shows, for those who do not see it; null where it shows nothing. */
  readonly label: string | null;
  readonly subject: Subject | null;
}

export function FilmCanvas({ label, subject }: FilmCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const easel = useRef<Easel | null>(null);
  const [plain, setPlain] = useState(false);
  const [kind, setKind] = useState<Easel['kind'] | null>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const made = setUpEasel(canvas.current, { plain, onGone: () => setPlain(true) });
    easel.current = made;
    setKind(made?.kind ?? null);
    return () => {
      easel.current = null;
      made?.dispose();
    };
  }, [plain]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new canvas must be drawn too.
  useLayoutEffect(() => {
    if (subject) easel.current?.show(subject);
  }, [subject, plain]);
  return (
    <canvas
      key={plain ? 'plain' : 'graphics'}
      ref={canvas}
      className="film-canvas"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      data-renderer={kind}
    >
      {messages.viewer.noCanvas}
    </canvas>
  );
}
