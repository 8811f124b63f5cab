import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'var/test-report.json' }]],
    // Many tests wait for processes and servers of their own: more workers than cores.
    maxWorkers: 3,
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
  },
});
