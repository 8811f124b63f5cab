// Names what the test run skipped and closes with its counts. Exit 1 where a test failed or none ran.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const file = process.argv[2] ?? 'var/test-report.json';
const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => `${relative('.', name)}: ${fullName}`),
);
for (const line of skipped) console.log(`skipped: ${line}`);
console.log(
  `${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped.length} skipped`,
);
if (report.numFailedTests > 0 || report.numFailedTestSuites > 0 || report.numPassedTests === 0)
  process.exitCode = 1;
