/** Every command of the program, in the order of its help. */

import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { analyze } from './analyze.ts';
import { audit } from './audit.ts';
import { bench } from './bench.ts';
import { calibrateCommand } from './calibrate.ts';
import { compare } from './compare.ts';
import { dataPage } from './data-page.ts';
import { evaluate } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { gate } from './gate.ts';
import { phantomCommand } from './phantom.ts';
import { predict } from './predict.ts';
import { split } from './split.ts';
import { train } from './train.ts';

/**
 * Makes one command. Its action calls `finish` where the exit status is not `allWell`, and throws `CommandFailure`
 * where it cannot go on.
 */
export type MakeCommand = (finish: (code: ExitCode) => void) => Command;

export const commands: readonly MakeCommand[] = [
  analyze,
  audit,
  split,
  train,
  calibrateCommand,
  gate,
  phantomCommand,
  evaluate,
  compare,
  exportCommand,
  dataPage,
  predict,
  bench,
];
