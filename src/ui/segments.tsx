/** A choice among a few, side by side: radio buttons that look like parts of one bar. */

import { useId } from 'react';
import './segments.css';

interface SegmentsProps<Choice extends string> {
  /** What is chosen here; heard, not seen. */
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly nameOf: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
}

export function Segments<Choice extends string>({
  legend,
  choices,
  chosen,
  nameOf,
  onChoose,
}: SegmentsProps<Choice>) {
  const group = useId();
  return (
    <fieldset className="segments">
      <legend className="only-heard">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={group} checked={choice === chosen} onChange={() => onChoose(choice)} />
          <span>{nameOf(choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}
