/** A place that breaks a convention. */
export interface Finding {
  /** Relative to the root of the repository, with slashes. */
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly message: string
}

export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line} ${finding.rule}: ${finding.message}`
}
