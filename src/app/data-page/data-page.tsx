/** What stands behind a model: its data, what an audit found in them, and the figures that look good beside those that hold. */

import { useEffect, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../ui/messages.ts';
import { dataAddress } from '../page-address.ts';
import { type DescribedModel, describeModel, listModels } from '../shipped-models.ts';
import { AuditFound } from './audit-found.tsx';
import { Compared } from './compared.tsx';
import { LeakPicture } from './leak-picture.tsx';
import { NotMeasured } from './not-measured.tsx';
import { SetFigures } from './set-figures.tsx';
import { TrainedOn } from './trained-on.tsx';
import './data-page.css';

interface DataPageProps {
  /** Addresses of the folders of models and samples. */
  readonly models: string;
  readonly samples: string;
  /** Null for the model that is usually loaded. */
  readonly asked: string | null;
  readonly onClose: () => void;
}

type Shown =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly model: DescribedModel; readonly ids: readonly string[] }
  | { readonly state: 'failed'; readonly why: string };

export function DataPage({ models, samples, asked, onClose }: DataPageProps) {
  const shown = useDescribedModel(models, asked);
  const text = messages.data;
  return (
    <Dialog title={text.title} page onClose={onClose}>
      {shown.state === 'loading' && <p className="muted">{text.loading}</p>}
      {shown.state === 'failed' && (
        <p role="alert" className="tone-failed">
          {text.failed(shown.why)}
        </p>
      )}
      {shown.state === 'ready' && <Figures model={shown.model} ids={shown.ids} samples={samples} />}
    </Dialog>
  );
}

function useDescribedModel(models: string, asked: string | null): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    const show = (next: Shown): void => {
      if (current) setShown(next);
    };
    const load = async (): Promise<void> => {
      const ids = await listModels(models);
      const id = asked ?? ids[0];
      if (id === undefined) throw new Error(messages.data.noModels);
      show({ state: 'ready', model: await describeModel(models, id), ids });
    };
    load().catch((error: unknown) =>
      show({ state: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [models, asked]);
  return shown;
}

interface FiguresProps {
  readonly model: DescribedModel;
  readonly ids: readonly string[];
  readonly samples: string;
}

function Figures({ model: { card, data }, ids, samples }: FiguresProps) {
  const text = messages.data;
  const leaking = data?.audit?.datasets.find(({ crossSplit }) => crossSplit.identical > 0);
  return (
    <article className="data-page">
      <header className="data-head">
        <h3>{card.name}</h3>
        <p>{card.summary}</p>
        {ids.length > 1 && (
          <nav aria-label={text.models}>
            {ids.map((id) => (
              <a
                key={id}
                className="tag"
                href={dataAddress(id)}
                {...(id === card.id && { 'aria-current': 'page' })}
              >
                {id}
              </a>
            ))}
          </nav>
        )}
      </header>
      <TrainedOn training={card.training} />
      <Compared card={card} data={data} />
      {leaking && <LeakPicture audited={leaking} samples={samples} />}
      {data?.audit && <AuditFound audit={data.audit} />}
      {data?.datasets.map((set) => (
        <SetFigures key={set.name} set={set} />
      ))}
      <NotMeasured card={card} data={data} />
    </article>
  );
}
