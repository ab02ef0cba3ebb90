/** One bar a row, its count beside it. */

import { formatCount } from '../format.ts';
import './plot.css';

interface CountBarsProps {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
}

export function CountBars({ title, bars }: CountBarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="count-bars numbers">
      <caption className="plot-caption">
        <strong>{title}</strong>
      </caption>
      <tbody>
        {bars.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="count-bar" aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </td>
            <td>{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
