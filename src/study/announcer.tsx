/** Says aloud, for those who do not see the page, what became of each file. */

import { useEffect, useRef, useState } from 'react';
import { messages } from '../ui/messages.ts';
import { isHidden, readerMode } from './reader-mode/reader-mode.ts';
import type { Entry, Study } from './study.ts';
import { formatScore, judgementOf, measureOf, viewpoint } from './viewpoint.ts';

export function Announcer({ study }: { readonly study: Study }) {
  const said = useRef(new Map<string, Entry['progress']['state']>());
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const news: string[] = [];
    for (const entry of study.entries) {
      const { id, progress } = entry;
      if (said.current.get(id) === progress.state) continue;
      said.current.set(id, progress.state);
      const words = wordsOf(entry);
      if (words) news.push(words);
    }
    if (news.length > 0) setSentence(news.join(' '));
  }, [study]);
  return (
    <div className="only-heard" role="status">
      {sentence}
    </div>
  );
}

function wordsOf(entry: Entry): string | null {
  const { file, progress } = entry;
  if (progress.state === 'failed')
    return messages.verdict.announceFailed(file.name, messages.failure(progress.failure));
  if (progress.state !== 'read') return null;
  if (isHidden(readerMode.getState(), entry)) return messages.reader.announceHidden(file.name);
  const { label, announce, announceRefused } = messages.verdict;
  if (progress.reading.finding.admission.kind === 'refused') return announceRefused(file.name);
  const judgement = judgementOf(progress, viewpoint.getState());
  return announce(
    file.name,
    label[judgement.label],
    measureOf(judgement),
    formatScore(judgement),
    judgement.zone === 'uncertain',
  );
}
