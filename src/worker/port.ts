/** One end of a line between the page and whoever runs the classifier: a worker, or the page itself. */

/** What can be posted to and listened at: a `MessagePort`, a worker's own scope. */
export interface Endpoint<Sent, Received> {
  post(message: Sent, transfer?: Transferable[]): void;
  listen(listener: (message: Received) => void): void;
}

/** The page's end, which may break. */
export interface Line<Sent, Received> extends Endpoint<Sent, Received> {
  /** Called once, with a sentence, when whoever sat at the other end is gone. */
  onBreak(listener: (reason: string) => void): void;
  /** Ends whoever sits at the other end; nothing is heard from it afterwards. */
  close(): void;
}
