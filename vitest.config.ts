import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'var/test-report.json' }]],
    // Many tests wait for processes and servers of their own: more workers than cores.
    maxWorkers: 4,
    // Files share the modules of their worker, as the parts of the bot share one process.
    isolate: false,
    testTimeout: 60_000,
    // Some hooks fill the archive or start a database server.
    hookTimeout: 60_000,
    env: {
      TZ: 'UTC',
      // Started programs share what Node has compiled of them: half of what starting one costs.
      NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'var/compile-cache'),
    },
  },
});
