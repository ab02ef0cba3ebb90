/** Tests: rooms in Node, components in jsdom, rooms in real Chromium, journeys on the built app; long runs apart. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { browserCommands } from './tests/support/browser-commands.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './tests/support/chromium.ts';

const chromium = findChromium();
const long = process.env.LONG_TESTS === '1';

/** The log of looks at test sides belongs to models, and the caches to people, not to the software's own tests. */
const env = {
  OSTEOSCOPE_TEST_LOG: join(tmpdir(), 'osteoscope-test-log.md'),
  XDG_CACHE_HOME: join(tmpdir(), 'osteoscope-test-cache'),
};

const node: TestProjectConfiguration = {
  test: {
    name: 'node',
    env,
    environment: 'node',
    include: [
      'tests/{radiograph,classifier,saliency,metrics,render,worker,study,viewer,ui,training,build}/**/*.test.ts',
    ],
    testTimeout: 60_000,
  },
};

const dom: TestProjectConfiguration = {
  plugins: [react()],
  test: {
    name: 'dom',
    sequence: { groupOrder: 1 },
    environment: 'jsdom',
    include: ['tests/dom/**/*.test.tsx'],
    setupFiles: ['tests/dom/setup.ts'],
    testTimeout: 60_000,
  },
};

const browser: TestProjectConfiguration = {
  // What Vite finds only when a test imports it makes it reload the page under that test.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-converter',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients.js',
      'fast-png',
      'valibot',
    ],
  },
  test: {
    name: 'browser',
    // Kinds of test run one after the other: a software-rendered browser beside busy workers waits for minutes.
    sequence: { groupOrder: 2 },
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 120_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      commands: browserCommands,
      provider: playwright({
        launchOptions: { args: CHROMIUM_ARGUMENTS, ...(chromium && { executablePath: chromium }) },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
};

const app: TestProjectConfiguration = {
  test: {
    name: 'app',
    sequence: { groupOrder: 3 },
    environment: 'node',
    include: ['tests/app/**/*.test.ts'],
    globalSetup: ['tests/app/build-app.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
};

const withoutChromium: TestProjectConfiguration = {
  test: { name: 'without-chromium', include: ['tests/support/without-chromium.test.ts'] },
};

const longRuns: TestProjectConfiguration = {
  test: {
    name: 'long',
    env,
    environment: 'node',
    include: ['tests/long/**/*.test.ts'],
    exclude: ['tests/long/app/**'],
    testTimeout: 3_600_000,
  },
};

const longJourneys: TestProjectConfiguration = {
  test: { ...app.test, name: 'long-app', include: ['tests/long/app/**/*.test.ts'], testTimeout: 3_600_000 },
};

export default defineConfig({
  test: {
    projects: long
      ? [longRuns, ...(chromium ? [longJourneys] : [])]
      : [node, dom, ...(chromium ? [browser, app] : [withoutChromium])],
  },
});
