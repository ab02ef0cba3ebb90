/** Readers of option values that several commands take, and the option that all commands with an engine share. */

import { InvalidArgumentError, Option } from 'commander';
import { ENGINE_CHOICES } from '../backend/engine.ts';

/** Reads a whole number. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('A whole number is needed.');
  return value;
}

/** Makes a reader of whole numbers that are not below `least`. */
export function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`A whole number from ${least} is needed.`);
    }
    return value;
  };
}

/** Reads a number that is not below 0. */
export function numberFrom0(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && Number.isFinite(value))) throw new InvalidArgumentError('A number from 0 is needed.');
  return value;
}

/** Reads a number above 0. */
export function numberAbove0(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('A number above 0 is needed.');
  return value;
}

/** Reads a share from 0 to below 1. */
export function shareBelow1(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('A number from 0 to below 1 is needed.');
  return value;
}

export const engineOption = (): Option =>
  new Option('--engine <name>', 'what computes').choices(ENGINE_CHOICES).default('auto');
