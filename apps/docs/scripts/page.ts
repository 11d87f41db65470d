/** A page of Markdown in the form that the site reads, with a table of contents of its second-level headings. */
export function page(slug: string, title: string, description: string, ...blocks: string[]): Page {
  return withHead({ slug, title, description, tableOfContents: { maxHeadingLevel: 2 } }, blocks)
}

/** A page without a table of contents, to have space for a wide table. */
export function widePage(slug: string, title: string, description: string, ...blocks: string[]): Page {
  return withHead({ slug, title, description, tableOfContents: false }, blocks)
}

function withHead(fields: { slug: string } & Record<string, unknown>, blocks: string[]): Page {
  const head = ['---', ...Object.entries(fields).map(quoted), '---']
  return { slug: fields.slug, text: `${[head.join('\n'), ...blocks].join('\n\n').trim()}\n` }
}

export interface Page {
  slug: string
  text: string
}

const quoted = ([key, value]: [string, unknown]) => `${key}: ${JSON.stringify(value)}`

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const cell = (text: string) =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
