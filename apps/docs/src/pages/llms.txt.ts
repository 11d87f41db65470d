import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { sidebar } from '../../site.ts'
import { slugOf } from '../markdown.ts'

/** A table of contents for language models, in the form of llmstxt.org. */
export const GET: APIRoute = async () => {
  const pages = new Map((await getCollection('docs')).map((entry) => [entry.id, entry.data]))
  const groups = sidebar.flatMap(({ label, items }) => [
    `## ${label}`,
    '',
    ...items.flatMap((item) => {
      const page = pages.get(slugOf(item))
      return page ? [`- [${page.title}](${slugOf(item)}.md): ${page.description}`] : []
    }),
    '',
  ])
  return new Response(
    [
      '# Tintype',
      '',
      `> ${pages.get('index')?.description}`,
      '',
      'The whole text of these pages is in [llms-full.txt](llms-full.txt). The OpenAPI 3.1 document, the source of everything: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json).',
      '',
      ...groups,
    ].join('\n'),
  )
}
