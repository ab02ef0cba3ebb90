/** Three steps through the room, once, as soon as there is a finding to see. The page stays usable beside them. */

import { useEffect, useState } from 'react';
import { messages } from '../ui/messages.ts';
import { preferences } from './preferences.ts';
import './tour.css';

/** What each step is about, and where on the page that is. */
const STEPS = [
  { about: 'finding', place: '.findings > section:first-child' },
  { about: 'overlay', place: '.findings > section:has(.overlay-controls)' },
  { about: 'picture', place: '.viewer' },
] as const;

export function Tour() {
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? STEPS[0];
  const last = at === STEPS.length - 1;
  useEffect(() => {
    const place = document.querySelector(step.place);
    place?.classList.add('tour-place');
    place?.scrollIntoView({ block: 'start' });
    return () => place?.classList.remove('tour-place');
  }, [step]);
  useEffect(() => {
    const skip = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !document.querySelector('dialog[open], [role="menu"]')) end();
    };
    document.addEventListener('keydown', skip);
    return () => document.removeEventListener('keydown', skip);
  }, []);
  const text = messages.tour;
  const { title, text: told } = text.step[step.about];
  return (
    <aside className="tour" aria-label={text.title} aria-live="polite">
      <p className="small muted numbers">{text.progress(at + 1, STEPS.length)}</p>
      <h2>{title}</h2>
      <p>{told}</p>
      <p className="tour-steps">
        {!last && (
          <button type="button" className="button-quiet" onClick={end}>
            {text.skip}
          </button>
        )}
        {at > 0 && (
          <button type="button" className="button" onClick={() => setAt(at - 1)}>
            {text.back}
          </button>
        )}
        <button type="button" className="button-primary" onClick={() => (last ? end() : setAt(at + 1))}>
          {last ? text.done : text.next}
        </button>
      </p>
    </aside>
  );
}

/** The button that had the focus goes with the tour: it goes on from the room. */
function end(): void {
  preferences.setState({ toured: true });
  document.getElementById('picture')?.focus({ preventScroll: true });
}
