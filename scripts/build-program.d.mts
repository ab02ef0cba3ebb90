/**
 * Builds the command-line program, unless its present sources were built before.
 *
 * @returns the URL of its entry module; its worker threads' modules lie beside it
 */
export function buildProgram(): Promise<string>;
