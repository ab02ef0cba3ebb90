#!/usr/bin/env node
/** Runs the command-line program, building it first when its sources have changed. */
import { buildProgram } from './build-program.mjs';

const { main } = await import(await buildProgram());
process.exitCode = await main(process.argv.slice(2));
