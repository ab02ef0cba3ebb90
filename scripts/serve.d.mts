/** Serves a folder of static files over HTTP, as a web host would. */
export function serve(
  folder: string,
  options?: {
    /** 0 for any free one; where it is taken, the next free one is used. */
    readonly port?: number;
    /** Path under which the folder lies, such as "/osteoscope/". */
    readonly base?: string;
    /** Sent with every answer. */
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<{ readonly address: string; readonly port: number; close(): Promise<void> }>;
