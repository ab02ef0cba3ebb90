/** Bars in rows, each parted in two: how many, and how many of them are fractured. Every figure stands there as text too. */

import { formatCount } from '../format.ts';
import './plot.css';

export interface ShareBar {
  readonly name: string;
  readonly fractured: number;
  readonly intact: number;
}

interface ShareBarsProps {
  readonly title: string;
  readonly bars: readonly ShareBar[];
  readonly names: { readonly fractured: string; readonly intact: string };
}

const percent = (part: number): string => `${part * 100}%`;

export function ShareBars({ title, bars, names }: ShareBarsProps) {
  const most = Math.max(1, ...bars.map(({ fractured, intact }) => fractured + intact));
  return (
    <table className="share-bars numbers">
      <caption className="plot-caption">
        <strong>{title}</strong>
      </caption>
      <thead className="small muted">
        <tr>
          <th scope="col">
            <span className="only-heard">{title}</span>
          </th>
          <th scope="col">
            <span className="swatch swatch-fractured" />
            {names.fractured}
          </th>
          <th scope="col">
            <span className="swatch swatch-intact" />
            {names.intact}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, fractured, intact }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <span className="share-bar" aria-hidden="true">
                <span className="share-fractured" style={{ width: percent(fractured / most) }} />
                <span className="share-intact" style={{ width: percent(intact / most) }} />
              </span>
            </th>
            <td>{formatCount(fractured)}</td>
            <td>{formatCount(intact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
