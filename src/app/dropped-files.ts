/** Files out of a drop or the clipboard, folders opened up. */

import type { Incoming } from '../study/intake/incoming.ts';

/** Whether something dragged over the page holds files: text and links are left to the browser. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** @returns every file, those inside dropped folders too, in their order, each with its path from the folder dropped */
export async function filesOf(transfer: DataTransfer): Promise<Incoming[]> {
  // The list of items is emptied as soon as the event's handler returns: everything is taken out of it at once.
  const taken = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ folder: folderOf(item), file: item.getAsFile() }));
  const files: Incoming[] = [];
  for (const { folder, file } of taken) {
    if (folder) files.push(...(await filesIn(folder, folder.name)));
    else if (file) files.push(alone(file));
  }
  return files.length > 0 || taken.length > 0 ? files : [...transfer.files].map(alone);
}

/** A file that came by itself, or was chosen within a folder. */
export const alone = (file: File): Incoming => ({ file, path: file.webkitRelativePath || file.name });

function folderOf(item: DataTransferItem): FileSystemDirectoryEntry | null {
  const entry = item.webkitGetAsEntry?.() ?? null;
  return entry && isFolder(entry) ? entry : null;
}

async function filesIn(folder: FileSystemDirectoryEntry, path: string): Promise<Incoming[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader gives its entries in lots, and an empty lot last.
  for (;;) {
    const lot = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (lot.length === 0) break;
    entries.push(...lot);
  }
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const files: Incoming[] = [];
  for (const entry of entries) {
    const within = `${path}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (isFolder(entry)) files.push(...(await filesIn(entry, within)));
    else if (isFile(entry))
      files.push({
        file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)),
        path: within,
      });
  }
  return files;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
