/** Says aloud, for those who do not see the page, what became of each file. */

import { useEffect, useRef, useState } from 'react';
import type { ModelCard } from '../classifier/model-card.ts';
import { messages } from '../ui/messages.ts';
import { shownZone } from './doubt.ts';
import type { Entry, Study } from './study.ts';

export function Announcer({ study, card }: { readonly study: Study; readonly card: ModelCard | null }) {
  const said = useRef(new Map<string, Entry['progress']['state']>());
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const news: string[] = [];
    for (const entry of study.entries) {
      const { id, progress } = entry;
      if (said.current.get(id) === progress.state) continue;
      said.current.set(id, progress.state);
      const words = card && wordsOf(entry, card);
      if (words) news.push(words);
    }
    if (news.length > 0) setSentence(news.join(' '));
  }, [study, card]);
  return (
    <div className="only-heard" role="status">
      {sentence}
    </div>
  );
}

function wordsOf({ file, progress }: Entry, card: ModelCard): string | null {
  if (progress.state === 'failed')
    return messages.verdict.announceFailed(file.name, progress.failure.message);
  if (progress.state !== 'read') return null;
  const { finding } = progress.reading;
  const { label, announce } = messages.verdict;
  return announce(
    file.name,
    label[finding.label],
    finding.probability,
    shownZone(finding, card) === 'uncertain',
  );
}
