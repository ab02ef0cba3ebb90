/** A progress bar on standard error for long loops: a bar on a terminal, a line now and then elsewhere. */

export interface Progress {
  /**
   * Counts finished work.
   *
   * @param count how many more are done
   * @param detail shown behind the bar, such as the running loss
   */
  advance(count?: number, detail?: string): void;
  /** Says a line above the bar without breaking it. */
  say(line: string): void;
  /** Ends the bar with one line of what was done and how long it took. Calling it again does nothing. */
  finish(): void;
}

/** Where progress is written; `process.stderr` is one. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  readonly output?: ProgressOutput;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
}

const BAR_WIDTH = 24;
const REDRAW_EVERY_MS = 100;
/** Without a terminal, the next line comes after this, and later ones ever more seldom. */
const FIRST_LINE_AFTER_MS = 10_000;
const LONGEST_SILENCE_MS = 5 * 60_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Starts to show how far a loop has come.
 *
 * @param label what is being done, such as `reading pictures`
 * @param total how many steps there are; 0 is allowed
 */
export function startProgress(label: string, total: number, options: ProgressOptions = {}): Progress {
  const { output = process.stderr, clock = () => performance.now() } = options;
  const terminal = output.isTTY === true;
  const started = clock();
  let done = 0;
  let detail = '';
  let finished = false;
  let silence = terminal ? REDRAW_EVERY_MS : FIRST_LINE_AFTER_MS;
  let lastShown = terminal ? Number.NEGATIVE_INFINITY : started;

  const state = (): string => {
    const seconds = (clock() - started) / 1000;
    const left = done > 0 && done < total ? `, ${duration((seconds / done) * (total - done))} left` : '';
    return `${done}/${total}${left}${detail && `, ${detail}`}`;
  };
  const draw = (): void => {
    if (!terminal) {
      output.write(`${label}: ${state()}\n`);
      return;
    }
    const share = total > 0 ? Math.min(1, done / total) : 1;
    const filled = Math.round(share * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    output.write(CLEAR_LINE + `${label} ${bar} ${state()}`.slice(0, (output.columns ?? 80) - 1));
  };
  const drawWhenDue = (): void => {
    const now = clock();
    if (now - lastShown < silence) return;
    lastShown = now;
    if (!terminal) silence = Math.min(silence * 2, LONGEST_SILENCE_MS);
    draw();
  };

  if (terminal) drawWhenDue();
  return {
    advance(count = 1, newDetail) {
      done += count;
      if (newDetail !== undefined) detail = newDetail;
      if (!finished) drawWhenDue();
    },
    say(line) {
      output.write(`${terminal && !finished ? CLEAR_LINE : ''}${line}\n`);
      if (terminal && !finished) draw();
    },
    finish() {
      if (finished) return;
      finished = true;
      const took = duration((clock() - started) / 1000);
      output.write(`${terminal ? CLEAR_LINE : ''}${label}: ${done} in ${took}${detail && `, ${detail}`}\n`);
    },
  };
}

/** A time span for people: `8 s`, `3 min 20 s`, `2 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${pad(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
