/** A failure as it crosses from the reading room to the page: an error's name, its reason and its sentence. */

export interface Failure {
  /** The error's class, such as `UnreadableRadiograph`; `Unexpected` where nobody foresaw it. */
  readonly name: string;
  /** The error's own code, such as `damaged`; null where it has none. */
  readonly reason: string | null;
  /** A whole sentence for the person at the screen. */
  readonly message: string;
}

/** What the page throws of a failure that came to it. */
export class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** JavaScript's and the platform's own errors: their text was not written for the person at the screen. */
const UNFORESEEN = new Set([
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** Tells of any thrown value: our own errors by their sentence, anything else as unexpected with what is known of it. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ReadingFailed) return thrown.failure;
  if (!(thrown instanceof Error)) return unexpected(describe(thrown));
  if (UNFORESEEN.has(thrown.name) || thrown instanceof DOMException) {
    return unexpected(`${thrown.name}: ${thrown.message}`);
  }
  const reason = 'reason' in thrown && typeof thrown.reason === 'string' ? thrown.reason : null;
  return { name: thrown.name, reason, message: thrown.message };
}

/** tfjs rejects with plain objects that carry a message. */
function describe(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}

function unexpected(what: string): Failure {
  return {
    name: 'Unexpected',
    reason: null,
    message: `Something went wrong that should not have (${what}).`,
  };
}
