import type { Edition, Kind, Outcome, Tool } from './tool.ts'

/** One row of the table in the documentation. */
export interface Result extends Outcome {
  name: string
  /** The npm package. */
  package: string
  version: string
  kind: Kind
  edition: Edition
  note: string
}

export type Results = Result[]

export function resultOf(tool: Tool, outcome: Outcome): Result {
  const { name, kind, edition, note } = tool
  const version = tool.install[tool.package] ?? ''
  return { name, package: tool.package, version, kind, edition, ...outcome, note }
}
