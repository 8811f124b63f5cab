import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const startsPrograms = ({ moduleId }: TestSpecification): boolean =>
  /from '(node:child_process|[./]+\/run\.ts|[./]+\/fakes\/postgres\.ts)'/.test(
    readFileSync(moduleId, 'utf8'),
  );

/** Files that start programs take longest: begun last, everything would wait for them alone. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(startsPrograms), ...sorted.filter((file) => !startsPrograms(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporary.ts'],
    sequence: { sequencer: ProgramsFirst },
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
