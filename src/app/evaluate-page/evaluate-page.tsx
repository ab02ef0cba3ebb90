/** How well the model in use reads the person's own labelled pictures: counted here, sent nowhere. */

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { evaluate } from '../../study/evaluation/evaluation.ts';
import { figuresOf } from '../../study/evaluation/figures.ts';
import type { FindInterval } from '../../study/evaluation/interval.ts';
import { intervalInWorker } from '../../study/evaluation/interval-in-worker.ts';
import { labels } from '../../study/evaluation/labels.ts';
import type { Incoming } from '../../study/intake/incoming.ts';
import { QueueBar } from '../../study/queue-bar.tsx';
import { hidesAny, readerMode } from '../../study/reader-mode/reader-mode.ts';
import type { UsedModel } from '../../study/study.ts';
import type { StudyStore } from '../../study/study-store.ts';
import { viewpoint } from '../../study/viewpoint.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../ui/messages.ts';
import { FilePicker } from '../file-picker.tsx';
import { leavePage } from '../page-address.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { CalibrationPlot, RocPlot } from './curves.tsx';
import { Headline } from './headline.tsx';
import { LabelsInUse } from './labels-in-use.tsx';
import { Mistakes } from './mistakes.tsx';
import { NotCounted } from './not-counted.tsx';
import { SaveEvaluation } from './save-evaluation.tsx';
import { useInterval } from './use-interval.ts';
import './evaluate-page.css';

interface EvaluatePageProps {
  readonly store: StudyStore;
  readonly findInterval?: FindInterval;
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly onClose: () => void;
}

export function EvaluatePage({
  store,
  findInterval = intervalInWorker,
  onFiles,
  onClose,
}: EvaluatePageProps) {
  const { study, queue, intake, model } = useStore(store);
  const hidden = hidesAny(useStore(readerMode), study.entries);
  const text = messages.evaluate;
  return (
    <Dialog title={text.title} page onClose={onClose}>
      <article className="evaluate-page">
        <section aria-label={text.bring}>
          <p>{text.about}</p>
          <ul className="bullets small muted">
            {text.ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
          <div className="evaluate-bring">
            <FilePicker label={text.chooseFolder} kind="folder" primary onFiles={onFiles} />
            <FilePicker label={text.chooseFiles} kind="labelled" onFiles={onFiles} />
          </div>
          <LabelsInUse />
          <QueueBar study={study} queue={queue} looking={intake.underWay > 0} actions={store.actions} />
        </section>
        {hidden && <p>{messages.reader.hiddenPage}</p>}
        {model.state === 'ready' && study.entries.length > 0 && !hidden && (
          <Results store={store} model={model} findInterval={findInterval} />
        )}
      </article>
    </Dialog>
  );
}

interface ResultsProps {
  readonly store: StudyStore;
  readonly model: UsedModel;
  readonly findInterval: FindInterval;
}

function Results({ store, model, findInterval }: ResultsProps) {
  const { entries } = useStore(store, ({ study }) => study);
  const { list } = useStore(labels);
  const { point } = useStore(viewpoint);
  const { card } = model;
  const evaluation = useMemo(() => evaluate(entries, list, model), [entries, list, model]);
  const { pictures, waiting } = evaluation;
  const figures = useMemo(() => figuresOf(pictures, card.operatingPoints), [pictures, card]);
  // While pictures are still read each would ask for an interval of its own.
  const interval = useInterval(waiting === 0 ? pictures : null, findInterval);
  const open = (id: string): void => {
    store.actions.select(id);
    leavePage();
  };
  const at =
    figures.points.find(({ name }) => name === point) ??
    figures.points.find(({ name }) => name === 'balanced');
  return (
    <>
      <NotCounted evaluation={evaluation} />
      {pictures.length > 0 && at && (
        <>
          <Headline
            figures={figures}
            interval={interval}
            grouped={evaluation.grouped}
            card={card}
            waiting={waiting}
          />
          <ConfusionTable points={figures.points} at={at} />
          <div className="evaluate-columns">
            <RocPlot figures={figures} />
            <CalibrationPlot figures={figures} card={card} />
          </div>
          <Mistakes pictures={pictures} entries={entries} threshold={at.threshold} onOpen={open} />
          <SaveEvaluation
            evaluation={evaluation}
            figures={figures}
            interval={interval.state === 'ready' ? interval.estimate : null}
            card={card}
            at={at.name}
          />
        </>
      )}
    </>
  );
}
