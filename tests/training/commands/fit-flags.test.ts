import { Command } from 'commander';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { addFitFlags, fitOptionsOf } from '../../../training/commands/fit-flags.ts';
import { type FitOptions, fitOptions, fitWords } from '../../../training/fit/fit-options.ts';

function parsed(words: readonly string[]): FitOptions {
  const command = addFitFlags(new Command().exitOverride().configureOutput({ writeErr: () => {} }));
  command.parse([...words], { from: 'user' });
  return fitOptionsOf(command.opts());
}

const EVERYTHING = [
  ...['--optimizer', 'adamw', '--decay', '0.05', '--schedule', 'cosine', '--warmup', '0.5', '--clip', '1'],
  ...['--ema', '0.99', '--smoothing', '0.1', '--balance', '--region-loss', 'focal', '--region-weight', '2'],
  ...['--layer-rates', 'conv_dw_*=0.1', 'conv1=0', '--patience', '5', '--trunk-once', '4'],
];

test('unless told otherwise a fit is as a configuration without any options', () => {
  expect(parsed([])).toEqual(v.parse(fitOptions, undefined));
  expect(fitWords(parsed([]))).toEqual([]);
});

test('the words that a run is repeated by say all that was asked for', () => {
  const options = parsed(EVERYTHING);
  expect(options).toMatchObject({
    optimizer: 'adamw',
    warmup: 0.5,
    ema: 0.99,
    regionLoss: 'focal',
    layerRates: [
      { layers: 'conv_dw_*', rate: 0.1 },
      { layers: 'conv1', rate: 0 },
    ],
  });
  const words = fitWords(options).flatMap((word) => word.replaceAll("'", '').split(' '));
  expect(parsed(words)).toEqual(options);
  expect(v.parse(fitOptions, options)).toEqual(options);
});

test('the trunk runs once over the picture as it is unless variants are asked for, as in runs of earlier versions', () => {
  expect(parsed(['--trunk-once']).trunkOnce).toBe(1);
  expect(fitWords(parsed(['--trunk-once']))).toEqual(['--trunk-once']);
  expect(v.parse(fitOptions, { ...parsed([]), trunkOnce: true })?.trunkOnce).toBe(1);
  expect(v.parse(fitOptions, { ...parsed([]), trunkOnce: false })?.trunkOnce).toBe(0);
});

test('AdamW decays unless told otherwise, and the others do not', () => {
  expect(parsed(['--optimizer', 'adamw']).decay).toBe(0.01);
  expect(parsed(['--optimizer', 'sgd']).decay).toBe(0);
  expect(fitWords(parsed(['--optimizer', 'adamw', '--decay', '0']))).toContain('--decay 0');
});

test.each([
  [['--ema', '1'], /from 0 to below 1/],
  [['--clip', '0'], /above 0/],
  [['--layer-rates', 'conv1'], /conv_dw_\*=0\.1/],
  [['--optimizer', 'magic'], /magic/],
  [['--patience', '0'], /whole number from 1/],
  [['--trunk-once', '0'], /whole number from 1/],
])('%j is refused with the reason', (words, reason) => {
  expect(() => parsed(words)).toThrow(reason);
});
