/** Orders the list, shows a part of it, and saves or removes what is chosen; without a choice, what is shown is saved. */

import { useStore } from 'zustand';
import { messages } from '../ui/messages.ts';
import { countByFilter, FILTERS, type Filter, type Listing, SORTS, type Sort } from './listing.ts';
import { resultsCsv, resultsJson } from './results-table.ts';
import { saveText } from './save-file.ts';
import type { Entry, Study } from './study.ts';
import type { StudyActions } from './study-store.ts';
import { viewpoint } from './viewpoint.ts';

interface ListToolsProps {
  readonly study: Study;
  readonly listing: Listing;
  /** The entries on show. */
  readonly shown: readonly Entry[];
  readonly actions: StudyActions;
}

export function ListTools({ study, listing, shown, actions }: ListToolsProps) {
  const text = messages.list;
  const from = useStore(viewpoint);
  const counts = countByFilter(study, from);
  const { marked } = study;
  const ids = shown.map(({ id }) => id);
  const wanted = marked.size > 0 ? study.entries.filter(({ id }) => marked.has(id)) : shown;
  const all = ids.length > 0 && ids.every((id) => marked.has(id));
  return (
    <div className="list-tools small">
      <label>
        <span className="only-heard">{text.filter}</span>
        <select
          value={listing.filter}
          onChange={({ target }) => {
            const filter = FILTERS.find((name) => name === target.value);
            if (filter) actions.list({ ...listing, filter });
          }}
        >
          {FILTERS.filter((filter) => isOffered(filter, listing, counts)).map((filter) => (
            <option key={filter} value={filter}>
              {text.filterCount(text.filterName[filter], counts[filter])}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="only-heard">{text.sort}</span>
        <select
          value={listing.sort}
          onChange={({ target }) => {
            const sort = SORTS.find((name): name is Sort => name === target.value);
            if (sort) actions.list({ ...listing, sort });
          }}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {text.sortName[sort]}
            </option>
          ))}
        </select>
      </label>
      <label className="list-tools-all">
        <input type="checkbox" checked={all} onChange={({ target }) => actions.mark(ids, target.checked)} />
        {marked.size > 0 ? text.marked(marked.size) : text.markAll}
      </label>
      {marked.size > 0 && (
        <button type="button" className="button-quiet small" onClick={() => actions.removeAll(marked)}>
          {text.removeMarked}
        </button>
      )}
      <button
        type="button"
        className="button-quiet small"
        onClick={() => saveText('osteoscope.csv', 'text/csv', resultsCsv(wanted, from))}
      >
        {text.saveCsv}
      </button>
      <button
        type="button"
        className="button-quiet small"
        onClick={() => saveText('osteoscope.json', 'application/json', resultsJson(wanted, from))}
      >
        {text.saveJson}
      </button>
    </div>
  );
}

/** Kinds of which there is none would only be in the way. */
const isOffered = (filter: Filter, listing: Listing, counts: Readonly<Record<Filter, number>>): boolean =>
  filter === 'all' || filter === listing.filter || counts[filter] > 0;
