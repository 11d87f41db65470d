import type { Edition, Kind, RunResult, Tool } from './tool.ts'

/** One row of the table in the documentation. */
export interface Result extends RunResult {
  name: string
  /** The npm package. */
  package: string
  version: string
  kind: Kind
  edition: Edition
  note: string
}

export type Results = Result[]

export function resultOf(tool: Tool, outcome: RunResult): Result {
  const { name, kind, edition, note } = tool
  const version = tool.install[tool.package] ?? ''
  return { name, package: tool.package, version, kind, edition, ...outcome, note }
}
