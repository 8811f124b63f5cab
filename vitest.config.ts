import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'var/test-report.json' }]],
    testTimeout: 20_000,
    env: { TZ: 'UTC' },
  },
});
