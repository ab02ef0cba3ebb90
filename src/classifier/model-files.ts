/** Where a model's files come from: a web server, a folder, a cache. */

export interface ModelFiles {
  /**
   * Reads one of the files beside a model's card, or the card itself.
   *
   * @param name a file's name without a path, such as `model.json`
   * @throws UnusableModel where the file is not there or cannot be reached; the signal's reason once it is aborted
   */
  read(name: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** The same files from where they come from, past every cache; absent where none lies between. */
  readonly uncached?: ModelFiles;
}
