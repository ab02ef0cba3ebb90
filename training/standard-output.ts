/** Standard output as the last part of a pipe sees it: whoever reads may stop reading at any time. */

export interface LineOutput {
  /** @returns whether anyone still reads; where nobody does there is no sense in going on */
  line(text: string): Promise<boolean>;
}

/** Nobody reading any more, as behind `| head`, is no error; anything else that goes wrong with the output is. */
export function standardOutput(stream: NodeJS.WriteStream = process.stdout): LineOutput {
  let failure: NodeJS.ErrnoException | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure = error;
  });
  return {
    async line(text) {
      if (!failure) await new Promise<void>((resolve) => stream.write(`${text}\n`, () => resolve()));
      if (failure && failure.code !== 'EPIPE') throw failure;
      return failure === null;
    },
  };
}
