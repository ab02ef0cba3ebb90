/** Builds the command-line program: our modules bundled, packages left to Node. */

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  resolve: {
    alias: {
      // Node cannot load this file, whose imports lack their endings; the whole of tfjs registers the same gradients.
      '@tensorflow/tfjs-core/dist/register_all_gradients.js': '@tensorflow/tfjs',
    },
  },
  build: {
    ssr: true,
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    sourcemap: 'inline',
    rolldownOptions: {
      input: {
        cli: 'training/cli.ts',
        'audit-worker': 'training/dataset/audit/audit-worker.ts',
        'batch-worker': 'training/fit/batch-worker.ts',
        'crew-worker': 'training/fit/crew-worker.ts',
        'feature-worker': 'training/fit/feature-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
