/** Lines over two axes, as a figure: drawn for eyes, told in a sentence for ears, named in its caption. */

import { useId } from 'react';
import './plot.css';

export type Tone = 'accent' | 'muted' | 'fractured' | 'intact' | 'uncertain';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** A letter or two beside its mark. */
  readonly label?: string;
}

export interface PlotLine {
  readonly name: string;
  readonly tone: Tone;
  readonly points: readonly PlotPoint[];
  /** Told apart from the others without colour. */
  readonly dashed?: boolean;
  /** A mark on every point. */
  readonly dotted?: boolean;
}

export interface PlotAxis {
  readonly label: string;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

interface LinePlotProps {
  readonly title: string;
  /** What the plot shows, for those who cannot see it. */
  readonly description: string;
  /** Both axes begin at 0. */
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly lines: readonly PlotLine[];
  /** A faint line from corner to corner: chance, or perfect agreement. */
  readonly diagonal?: 'rising';
}

const WIDTH = 420;
const HEIGHT = 300;
const MARGIN = { left: 66, right: 26, top: 12, bottom: 48 };
const RIGHT = WIDTH - MARGIN.right;
const BOTTOM = HEIGHT - MARGIN.bottom;

export function LinePlot({ title, description, x, y, lines, diagonal }: LinePlotProps) {
  const heading = useId();
  const atX = (value: number): number => MARGIN.left + (value / x.to) * (RIGHT - MARGIN.left);
  const atY = (value: number): number => BOTTOM - (value / y.to) * (BOTTOM - MARGIN.top);
  const path = (points: readonly PlotPoint[]): string =>
    points
      .map((point, at) => `${at === 0 ? 'M' : 'L'}${atX(point.x).toFixed(1)} ${atY(point.y).toFixed(1)}`)
      .join('');
  return (
    <figure className="plot" aria-labelledby={heading}>
      <figcaption className="plot-caption">
        <strong id={heading}>{title}</strong>
        <span className="plot-legend small muted">
          {lines.map((line) => (
            <span key={line.name} className="plot-key">
              <svg viewBox="0 0 26 8" width="26" height="8" aria-hidden="true" focusable="false">
                <path className={lineClass(line)} d="M1 4H25" />
              </svg>
              {line.name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg className="plot-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
        {x.ticks.map((value) => (
          <g key={value}>
            <path className="plot-grid" d={`M${atX(value)} ${MARGIN.top}V${BOTTOM}`} />
            <text x={atX(value)} y={BOTTOM + 18} textAnchor="middle">
              {x.format(value)}
            </text>
          </g>
        ))}
        {y.ticks.map((value) => (
          <g key={value}>
            <path className="plot-grid" d={`M${MARGIN.left} ${atY(value)}H${RIGHT}`} />
            <text x={MARGIN.left - 8} y={atY(value) + 4} textAnchor="end">
              {y.format(value)}
            </text>
          </g>
        ))}
        {diagonal && <path className="plot-diagonal" d={`M${atX(0)} ${atY(0)}L${atX(x.to)} ${atY(y.to)}`} />}
        {lines.map((line) => (
          <g key={line.name} className={lineClass(line)}>
            <path d={path(line.points)} />
            {line.dotted &&
              line.points.map((point) => (
                <g key={`${point.x} ${point.y}`}>
                  <circle cx={atX(point.x)} cy={atY(point.y)} r="3.5" />
                  {point.label && (
                    <text x={atX(point.x) - 7} y={atY(point.y) - 7} textAnchor="end">
                      {point.label}
                    </text>
                  )}
                </g>
              ))}
          </g>
        ))}
        <text x={(MARGIN.left + RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle">
          {x.label}
        </text>
        <text transform={`translate(14 ${(MARGIN.top + BOTTOM) / 2}) rotate(-90)`} textAnchor="middle">
          {y.label}
        </text>
      </svg>
    </figure>
  );
}

const lineClass = ({ tone, dashed }: PlotLine): string =>
  `plot-line plot-${tone}${dashed ? ' plot-dashed' : ''}`;
