/** The leak as a picture: one phantom that lies on both sides, and a square for each file of the test side. */

import type { AuditedSet } from '../../classifier/model-data.ts';
import { formatCount } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';

interface LeakPictureProps {
  readonly audited: AuditedSet;
  /** Address of the samples' folder. */
  readonly samples: string;
}

/** A phantom: nobody's picture has to be shown to show the fault. */
const PHANTOM = 'forearm-transverse-fracture.png';

/** Turns of the training side's copies, by their class names; the third and the last come back on the test side. */
const TRAIN = ['turn-1', 'turn-2', 'turn-3 same-bytes', 'turn-4', 'turn-5', 'turn-6 only-turned'];

const COLUMNS = 46;
const CELL = 10;

export function LeakPicture({ audited, samples }: LeakPictureProps) {
  const text = messages.data;
  const { heldOut, crossSplit } = audited;
  const picture = new URL(PHANTOM, samples).href;
  return (
    <section aria-label={text.leak}>
      <h3>{text.leak}</h3>
      <p className="data-note">{text.leakText(heldOut, crossSplit.identical, crossSplit.transformed)}</p>
      <figure className="leak">
        <div className="leak-sides" role="img" aria-label={text.leakPicture}>
          <div className="leak-side">
            <span className="small muted">{text.train}</span>
            <div className="leak-tiles">
              {TRAIN.map((turn) => (
                <Tile key={turn} picture={picture} look={turn} />
              ))}
            </div>
          </div>
          <div className="leak-side">
            <span className="small muted">{text.test}</span>
            <div className="leak-tiles">
              <div>
                <Tile picture={picture} look="turn-3 same-bytes" />
                <span className="small">{text.sameBytes}</span>
              </div>
              <div>
                <Tile picture={picture} look="turn-7 only-turned" />
                <span className="small">{text.onlyTurned}</span>
              </div>
            </div>
          </div>
        </div>
        <figcaption className="small muted">{text.leakCaption}</figcaption>
      </figure>
      <TestFiles audited={audited} />
    </section>
  );
}

function Tile({ picture, look }: { readonly picture: string; readonly look: string }) {
  return (
    <span className={`leak-tile ${look}`}>
      <img src={picture} alt="" loading="lazy" />
    </span>
  );
}

function TestFiles({ audited: { name, heldOut, crossSplit } }: { readonly audited: AuditedSet }) {
  const text = messages.data;
  const { identical, transformed } = crossSplit;
  const fresh = Math.max(0, heldOut - identical - transformed);
  const kinds = [
    { kind: 'identical', count: identical, name: text.identical },
    { kind: 'transformed', count: transformed, name: text.transformed },
    { kind: 'fresh', count: fresh, name: text.fresh },
  ];
  const cells = kinds.flatMap(({ kind, count }) => Array.from({ length: count }, () => kind));
  const rows = Math.ceil(cells.length / COLUMNS);
  return (
    <figure className="test-files">
      <svg
        viewBox={`0 0 ${COLUMNS * CELL} ${rows * CELL}`}
        role="img"
        aria-label={text.testFiles(
          name,
          kinds.map((each) => `${formatCount(each.count)} ${each.name}`).join(', '),
        )}
      >
        {cells.map((kind, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is nothing but its place.
            key={at}
            className={`cell-${kind}`}
            x={(at % COLUMNS) * CELL + 1}
            y={Math.floor(at / COLUMNS) * CELL + 1}
            width={CELL - 2}
            height={CELL - 2}
            rx="1.5"
          />
        ))}
      </svg>
      <figcaption className="small">
        <ul className="test-file-kinds numbers">
          {kinds.map(({ kind, count, name: what }) => (
            <li key={kind}>
              <span className={`swatch cell-${kind}`} />
              <strong>{formatCount(count)}</strong> {what}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
