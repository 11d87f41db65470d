/** How numbers of the document read in its prose. */

const MB = 2 ** 20
const GB = 2 ** 30

/** `10,000`, but `9999`: a year has no comma. */
function count(value) {
  return value < 10_000 ? String(value) : value.toLocaleString('en-US')
}

const quantity = (value, unit) => `${value === 1 ? 'one' : count(value)} ${unit}${value === 1 ? '' : 's'}`

function bytes(value) {
  if (value % GB === 0) return `${value / GB} GB`
  if (value % MB === 0) return `${value / MB} MB`
  return quantity(value, 'byte')
}

function seconds(value) {
  if (value % 86_400 === 0) return quantity(value / 86_400, 'day')
  if (value % 60 === 0) return quantity(value / 60, 'minute')
  return quantity(value, 'second')
}

/**
 * A number with the unit that its name ends with: 86400 under `uploadTokenLifetimeSeconds` is "one day".
 * @param path keys of the document that lead to the number; the last one that ends with a unit counts
 */
export function inWords(value, path) {
  if (typeof value !== 'number') return undefined
  const name = path.findLast((key) => /(Bytes|MB|Seconds)$/.test(key)) ?? ''
  if (name.endsWith('Bytes')) return bytes(value)
  if (name.endsWith('MB')) return `${count(value)} MB`
  if (name.endsWith('Seconds')) return seconds(value)
  return count(value)
}

/** `a`, `b` or `c`, each as code. */
export function alternatives(names) {
  const quoted = names.map((name) => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

/** Lines of prose are about as long as in the files of the document. */
const WIDTH = 116

/** A line that continues nothing: a list item, a heading, a row of a table, an empty line. */
const STARTS = /^(\s*([-*]|\d+\.) |#|\||$)/

/** Breaks one paragraph or list item into lines; the following lines are indented like its text. */
function lines(text) {
  const [lead = ''] = text.match(/^\s*(?:[-*] |\d+\. )?/) ?? []
  const indent = ' '.repeat(lead.length)
  const found = []
  let line = lead
  for (const word of text.slice(lead.length).split(/\s+/)) {
    const isFirst = line.length === indent.length
    if (!isFirst && line.length + 1 + word.length > WIDTH) {
      found.push(line)
      line = indent + word
    } else line += isFirst ? word : ` ${word}`
  }
  return [...found, line]
}

/** Wraps Markdown of several lines again, since filled-in words change the length of lines. */
export function wrap(text) {
  if (!text.trimEnd().includes('\n')) return text
  const blocks = []
  for (const line of text.trimEnd().split('\n')) {
    const isOwn = STARTS.test(line) || blocks.length === 0 || /^(#|\||$)/.test(blocks.at(-1))
    if (isOwn) blocks.push(line)
    else blocks.push(`${blocks.pop()} ${line.trim()}`)
  }
  return `${blocks.flatMap((block) => (/^(#|\||$)/.test(block) ? [block] : lines(block))).join('\n')}\n`
}
