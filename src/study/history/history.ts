/** The history in this browser's IndexedDB: it never leaves the device. */

import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { HistoryRecord } from './history-record.ts';

const NAME = 'osteoscope-history';
const READINGS = 'readings';

interface HistorySchema extends DBSchema {
  [READINGS]: { key: number; value: HistoryRecord };
}

export interface KeptRecord extends HistoryRecord {
  readonly id: number;
}

/** Every method rejects where the browser lets the page keep nothing, or has no room left. */
export interface History {
  add(record: HistoryRecord): Promise<void>;
  /** The newest first. */
  newest(count: number): Promise<{ readonly records: readonly KeptRecord[]; readonly all: number }>;
  /** Leaves nothing behind, not even an empty database. */
  deleteAll(): Promise<void>;
}

/** The database is open only while it is used, so that no other window has to wait for it to be deleted. */
async function within<T>(use: (database: IDBPDatabase<HistorySchema>) => Promise<T>): Promise<T> {
  const database = await openDB<HistorySchema>(NAME, 1, {
    upgrade: (made) => void made.createObjectStore(READINGS, { autoIncrement: true }),
  });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

export const browserHistory: History = {
  add: (record) => within(async (database) => void (await database.add(READINGS, record))),
  newest: (count) =>
    within(async (database) => {
      const { store } = database.transaction(READINGS);
      const all = await store.count();
      const records: KeptRecord[] = [];
      let cursor = await store.openCursor(null, 'prev');
      while (cursor && records.length < count) {
        records.push({ ...cursor.value, id: cursor.key });
        cursor = await cursor.continue();
      }
      return { records, all };
    }),
  deleteAll: () => deleteDB(NAME),
};
