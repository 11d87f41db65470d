/** Prints the closing lines of `npm test`: failures and totals of the Vitest reports of all packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const packages = [
  'spec/test',
  ...['packages', 'apps', 'tools'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  ),
]
const sum = { passed: 0, failed: 0, skipped: 0 }
// Repeated at the end, because logs of long runs are often truncated at the beginning.
const failures = []
for (const path of packages.map((name) => `${name}/.reports/vitest.json`).filter(existsSync)) {
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const broken = report.testResults.filter(brokenFile)
  sum.passed += report.numPassedTests
  sum.failed += report.numFailedTests + broken.length
  sum.skipped += report.numPendingTests + report.numTodoTests
  for (const { name, message } of broken) failures.push([name, message])
  for (const { name, assertionResults } of report.testResults) {
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') failures.push([`${name}: ${fullName}`, failureMessages.join('\n')])
  }
}
for (const [name, message] of failures) {
  console.log(`${name.replace(`${process.cwd()}/`, '')}\n${message.replace(/^/gm, '  ')}\n`)
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1

/** A file that cannot be loaded has no failed tests, but counts as a failure. */
function brokenFile({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed')
}
