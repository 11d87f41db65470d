/** Adds up vitest's own reports of all packages; prints the closing line of `npm test`. */
import { globSync, readFileSync } from 'node:fs'

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const path of globSync(
  ['spec', 'packages/*', 'apps/*'].map((folder) => `${folder}/.reports/vitest.json`),
)) {
  const report = JSON.parse(readFileSync(path, 'utf8'))
  sum.passed += report.numPassedTests
  // A file that cannot even be loaded has no tests, but has failed.
  sum.failed += report.numFailedTests + report.testResults.filter(brokenFile).length
  sum.skipped += report.numPendingTests + report.numTodoTests
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1

function brokenFile({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed')
}
