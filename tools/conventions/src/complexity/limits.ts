import type { Finding } from '../finding.ts'
import type { FileMeasure } from './measure.ts'

const MAX_FILE_LINES = 300
const MAX_FUNCTION_LINES = 80
export const COMPLEX = 15

/** Limits of a single file. Complex functions are limited per package instead. */
export function checkLimits(file: string, measure: FileMeasure): Finding[] {
  const findings: Finding[] = []
  if (measure.lines > MAX_FILE_LINES) {
    const message = `${measure.lines} lines; at most ${MAX_FILE_LINES}`
    findings.push({ file, line: 1, rule: 'file-length', message })
  }
  for (const { name, line, lines } of measure.functions) {
    if (lines <= MAX_FUNCTION_LINES) continue
    const message = `${name} has ${lines} lines; at most ${MAX_FUNCTION_LINES}`
    findings.push({ file, line, rule: 'function-length', message })
  }
  for (const line of measure.conditionalSpreads) {
    const message = 'write `x,` instead of `...(x && { x })`: an undefined property is an absent one'
    findings.push({ file, line, rule: 'conditional-spread', message })
  }
  return findings
}
