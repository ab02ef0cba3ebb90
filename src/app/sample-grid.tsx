/** The samples to choose from, each marked as synthetic. */

import { useEffect, useState } from 'react';
import { messages } from '../ui/messages.ts';
import { fetchSample, listSamples, type Sample } from './samples.ts';
import './sample-grid.css';

interface SampleGridProps {
  /** Address of the samples' folder. */
  readonly folder: string;
  readonly onOpen: (file: File) => void;
}

export function SampleGrid({ folder, onOpen }: SampleGridProps) {
  const [samples, setSamples] = useState<readonly Sample[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    listSamples(folder).then(
      (list) => current && setSamples(list),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [folder]);
  const text = messages.samples;
  if (failed) return <p role="alert">{text.failed}</p>;
  if (!samples) return <p className="muted">{text.loading}</p>;
  return (
    <ul className="samples">
      {samples.map((sample) => (
        <li key={sample.file}>
          <button
            type="button"
            className="sample"
            onClick={() => fetchSample(folder, sample).then(onOpen, () => setFailed(true))}
          >
            <img
              src={new URL(sample.file, folder).href}
              width={sample.width}
              height={sample.height}
              alt=""
              loading="lazy"
            />
            <span className="sample-text">
              <span>{text.named[nameOf(sample)] ?? sample.title}</span>
              <span className="small muted">{text.synthetic}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A sample's file without its ending. */
const nameOf = ({ file }: Sample): string => file.replace(/\.\w+$/, '');
