/** Adds up vitest's own reports of all packages; prints the closing line of `npm test`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const packages = [
  'spec',
  ...['packages', 'apps', 'tools'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  ),
]
const sum = { passed: 0, failed: 0, skipped: 0 }
for (const path of packages.map((name) => `${name}/.reports/vitest.json`).filter(existsSync)) {
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
