/** An audit as a page: what leaks, which labels contradict each other, and the pictures to see it with. */

import type { AuditResult, DatasetAudit } from '../dataset/audit/audit-result.ts';
import { type Content, html, type Markup } from './markup.ts';
import { count, counted, decimal, percent } from './number-text.ts';
import {
  brokenPath,
  details,
  facts,
  figure,
  page,
  paragraph,
  row,
  section,
  table,
  thumbnails,
} from './page.ts';
import { patchMap } from './patch-map.ts';

/** A picture as the page shows it. */
export interface ShownPicture {
  /** A small copy as a `data:` address. */
  readonly source: string;
  readonly dataset: string;
  readonly file: string;
}

export interface ShownPair {
  readonly one: ShownPicture;
  readonly other: ShownPicture;
}

export interface AuditPageContent {
  readonly result: AuditResult;
  readonly identicalLeaks: readonly ShownPair[];
  readonly transformedLeaks: readonly ShownPair[];
  readonly labelConflicts: readonly ShownPair[];
  readonly acrossDatasets: readonly ShownPair[];
  readonly families: readonly { readonly group: string; readonly pictures: readonly ShownPicture[] }[];
}

/** The whole page as text. */
export function auditPage(content: AuditPageContent): string {
  const { result } = content;
  return page({
    title: `Audit of ${result.datasets.map(({ name }) => name).join(', ')}`,
    lead: `${counted(result.files, 'file')} hold ${counted(result.distinctContents, 'distinct content')} from ${counted(result.groups, 'source picture')}. Files of one source are copies: byte for byte, or turned, flipped, resized, recompressed or relit. A split is honest when all copies of a source lie on one side.`,
    sections: [
      summary(result),
      leakSection(content),
      conflictSection(content),
      ...(result.datasets.length > 1 ? [acrossSection(content)] : []),
      familySection(content),
      shortcutSection(result.datasets),
      ...(result.unreadable.length > 0 ? [unreadableSection(result)] : []),
    ],
  });
}

function summary(result: AuditResult): Markup {
  const measured = result.datasets.reduce((sum, { sides }) => sum + sides.test + sides.val, 0);
  const { identical, transformed } = result.crossSplit;
  return section(
    'In short',
    facts([
      { name: 'Files', value: count(result.files) },
      { name: 'Distinct contents', value: count(result.distinctContents) },
      {
        name: 'Source pictures',
        value: count(result.groups),
        note: `${count(result.groupsOfCopies)} of them with copies`,
      },
      {
        name: 'Test and validation files seen in training',
        value: count(identical + transformed),
        note:
          measured > 0
            ? `of ${count(measured)}: ${count(identical)} byte for byte, ${count(transformed)} transformed`
            : 'the folders are not parted',
      },
      { name: 'Sources with both labels', value: count(result.labelConflicts.length) },
      { name: 'Unreadable files', value: count(result.unreadable.length) },
    ]),
    table({
      caption: 'Each data set',
      columns: [
        'Set',
        'Files',
        'Contents',
        'Sources',
        'Fractured',
        'Not fractured',
        'Unlabelled',
        'Train',
        'Val',
        'Test',
      ],
      rows: result.datasets.map((set) => [
        set.name,
        count(set.files),
        count(set.distinctContents),
        count(set.groups),
        count(set.labels.fractured),
        count(set.labels['not fractured']),
        count(set.labels.unlabelled),
        count(set.sides.train),
        count(set.sides.val),
        count(set.sides.test),
      ]),
    }),
  );
}

function leakSection({ result, identicalLeaks, transformedLeaks }: AuditPageContent): Markup {
  const parted = result.datasets.filter(({ sides }) => sides.test + sides.val > 0);
  if (parted.length === 0) {
    return section('Leaks between the sides', paragraph('No set is parted into train, val and test.'));
  }
  return section(
    'Leaks between the sides',
    table({
      caption: 'Test and validation files whose source is also in train',
      columns: ['Set', 'Test and val files', 'Byte for byte', 'Transformed', 'Share'],
      rows: parted.map(({ name, sides, crossSplit: { identical, transformed } }) => [
        name,
        count(sides.test + sides.val),
        count(identical),
        count(transformed),
        percent((identical + transformed) / (sides.test + sides.val)),
      ]),
    }),
    block('Transformed: left on the measuring side, right in train', transformedLeaks),
    block('Byte for byte', identicalLeaks),
    transformedLeaks.length + identicalLeaks.length === 0 ? paragraph('None was found.') : null,
  );
}

function conflictSection({ result, labelConflicts }: AuditPageContent): Markup {
  return section(
    'One source, two labels',
    labelConflicts.length > 0
      ? paragraph(
          `${counted(result.labelConflicts.length, 'source stands', 'sources stand')} under both labels. One of the two is wrong, or the copies were told apart by something other than the bone.`,
        )
      : paragraph('No source has copies under both labels.'),
    pairs(labelConflicts),
  );
}

function acrossSection({ result, acrossDatasets }: AuditPageContent): Markup {
  return section(
    'Sources that several sets share',
    result.acrossDatasets.length > 0
      ? table({
          caption: 'Sets that overlap cannot be used to test each other',
          columns: ['Sets', 'Sources', 'Contents'],
          rows: result.acrossDatasets.map(({ datasets, groups, contents }) => [
            datasets.join(' and '),
            count(groups),
            count(contents),
          ]),
        })
      : paragraph('The sets share no source.'),
    pairs(acrossDatasets),
  );
}

function familySection({ result, families }: AuditPageContent): Markup {
  const [largest] = result.largestGroups;
  return section(
    'The largest families',
    largest
      ? paragraph(
          `The largest source stands behind ${counted(largest.files, 'file')}; the ${result.largestGroups.length} largest together behind ${counted(
            result.largestGroups.reduce((sum, { files }) => sum + files, 0),
            'file',
          )}.`,
        )
      : paragraph('No source has copies.'),
    families.map(({ group, pictures }) => {
      const size = result.largestGroups.find((each) => each.group === group);
      return html`<h3>${counted(size?.files ?? 0, 'file')}, ${counted(size?.contents ?? 0, 'distinct content')}</h3>${thumbnails(
        pictures.map(({ source, file }) => ({ source, description: file, caption: brokenPath(file) })),
      )}`;
    }),
  );
}

function shortcutSection(datasets: readonly DatasetAudit[]): Markup {
  const maps = datasets.flatMap(({ name, shortcut }) => {
    if (!shortcut) return [];
    const best = Math.max(...shortcut.areaUnderRoc.map((value) => value ?? 0));
    return [
      figure(
        patchMap({
          title: `${name}: what one patch alone tells`,
          ...shortcut,
          values: shortcut.areaUnderRoc,
          from: 0.5,
          to: 1,
        }),
        `Area under the ROC curve of a small linear classifier that sees this patch only, one vote for each of ${counted(shortcut.sources, 'source')}, each judged by a classifier fitted on others. 0.5 tells nothing; the best patch here has ${decimal(best, 2)}.`,
      ),
    ];
  });
  return section(
    'Places that betray the class',
    paragraph(
      'Letters, arrows, watermarks, the frame or the posture can give a class away without any bone being looked at. A corner or an edge that tells much is a shortcut which a network will take. The probe sees what many pictures show at one place, in 64 × 64 pixels: a mark that wanders about, or a small one, escapes it, and in the middle it may well be the bone that tells.',
    ),
    maps.length > 0
      ? row(...maps)
      : paragraph('Nothing can be said: a class is missing or there are fewer than 20 sources of each.'),
  );
}

function unreadableSection({ unreadable }: AuditResult): Markup {
  return section(
    'Unreadable files',
    details(
      `${counted(unreadable.length, 'file')} could not be read and were compared by their bytes only`,
      table({
        caption: 'Unreadable files',
        columns: ['File', 'Set', 'Reason'],
        rows: unreadable.map(({ file, dataset, reason }) => [file, dataset, reason]),
      }),
    ),
  );
}

const block = (heading: string, list: readonly ShownPair[]): Content =>
  list.length > 0 ? html`<h3>${heading}</h3>${pairs(list)}` : null;

/** Two pictures side by side, their files below. */
function pairs(list: readonly ShownPair[]): Markup {
  const picture = ({ source, dataset, file }: ShownPicture): Markup =>
    html`<figure style="flex:1 1 0;min-width:0"><img src="${source}" alt="${file}"><figcaption>${dataset}: ${brokenPath(file)}</figcaption></figure>`;
  const items = list.map(
    ({ one, other }) =>
      html`<li style="display:flex;gap:.25rem">${picture(one)}${picture(other)}</li>
`,
  );
  return html`<ul class="thumbnails" style="grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr))">${items}</ul>`;
}
