import { operations } from '@tintype/types/operations'
import type { Report, Result, Verdict } from './run.ts'

export const formats = ['text', 'json', 'markdown', 'junit'] as const
export type Format = (typeof formats)[number]

/** Formats a report, with a line break at the end. */
export function reportText(report: Report, format: Format): string {
  return `${WRITERS[format](report)}\n`
}

const verdicts: readonly Verdict[] = ['holds', 'differs', 'not there', 'not asked']

const WRITERS: Record<Format, (report: Report) => string> = {
  text: ({ target, results, made }) =>
    [
      target,
      '',
      ...byOperation(results).flatMap(([id, own]) => [
        `${id}  ${counts(own)}`,
        ...own
          .filter(({ verdict }) => verdict !== 'holds')
          .map(({ status, behavior, verdict, reason }) => {
            return `  ${verdict.padEnd(9)} ${status} ${behavior}${reason ? `\n            ${oneLine(reason)}` : ''}`
          }),
      ]),
      '',
      counts(results),
      notDeleted(made),
    ].join('\n'),

  json: (report) => JSON.stringify({ ...report, counts: countsOf(report.results) }, null, 2),

  markdown: ({ target, results, made }) =>
    [
      `# ${target}`,
      '',
      `| Operation | ${verdicts.join(' | ')} |`,
      `| --- |${verdicts.map(() => ' ---: |').join('')}`,
      ...byOperation(results).map(([id, own]) => {
        const count = countsOf(own)
        return `| \`${id}\` | ${verdicts.map((verdict) => count[verdict] || '').join(' | ')} |`
      }),
      '',
      '| Operation | Status | Behavior | |',
      '| --- | --- | --- | --- |',
      ...results.map(({ id, status, behavior, verdict, reason }) => {
        const why = reason === undefined ? '' : `: ${oneLine(reason).replaceAll('|', '\\|')}`
        return `| \`${id}\` | ${status} | ${behavior} | ${verdict}${why} |`
      }),
      '',
      notDeleted(made),
    ].join('\n'),

  junit: ({ results }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="tintype-contract" tests="${results.length}" failures="${countsOf(results).differs}">`,
      ...byOperation(results).flatMap(([id, own]) => [
        `  <testsuite name="${xml(id)}" tests="${own.length}" failures="${countsOf(own).differs}" skipped="${skipped(own)}">`,
        ...own.map(testcase),
        '  </testsuite>',
      ]),
      '</testsuites>',
    ].join('\n'),
}

function testcase({ id, status, behavior, verdict, reason = '' }: Result): string {
  const start = `    <testcase classname="${xml(id)}" name="${xml(`${behavior} (${status})`)}"`
  if (verdict === 'holds') return `${start}/>`
  if (verdict === 'differs') return `${start}><failure message="${xml(oneLine(reason))}"/></testcase>`
  return `${start}><skipped message="${xml(oneLine(`${verdict}: ${reason}`))}"/></testcase>`
}

/** In the order of the document, which is alphabetic. */
function byOperation(results: readonly Result[]): [string, Result[]][] {
  return Object.keys(operations)
    .map((id): [string, Result[]] => [id, results.filter((result) => result.id === id)])
    .filter(([, own]) => own.length > 0)
}

function countsOf(results: readonly Result[]): Record<Verdict, number> {
  const count = { holds: 0, differs: 0, 'not there': 0, 'not asked': 0 }
  for (const { verdict } of results) count[verdict]++
  return count
}

/** `12 hold, 1 differs`, without zeros. */
function counts(results: readonly Result[]): string {
  const count = countsOf(results)
  const words = [
    [count.holds, 'hold'],
    [count.differs, 'differ'],
    [count['not there'], 'not there'],
    [count['not asked'], 'not asked'],
  ] as const
  return words
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ')
}

const skipped = (results: readonly Result[]) =>
  countsOf(results)['not there'] + countsOf(results)['not asked']

function notDeleted({ albums, mediaItems }: Report['made']): string {
  return `Not deleted, because the API cannot delete: ${albums.length} albums named tintype-contract-…, ${mediaItems.length} media items.`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these characters, and responses may contain them.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function xml(text: string): string {
  return text
    .replaceAll(NO_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
