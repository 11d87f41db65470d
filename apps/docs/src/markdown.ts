import { type CollectionEntry, getCollection } from 'astro:content'
import { sidebar } from '../site.ts'

/** A page as Markdown: title, description and text. Links are relative, and point to the Markdown of other pages. */
export function markdownOf(entry: CollectionEntry<'docs'>, prefix = upwards(entry.id)): string {
  const { title, description } = entry.data
  const text = (entry.body ?? '').replaceAll(/\]\(\/([^)\s]*)\)/g, (_link, path: string) => {
    return `](${prefix}${markdownPath(path)})`
  })
  return [`# ${title}`, ...(description ? ['', `> ${description}`] : []), '', text.trim(), ''].join('\n')
}

/** Pages in the order of the sidebar, with the home page first. */
export async function pagesInOrder(): Promise<CollectionEntry<'docs'>[]> {
  const order = ['index', ...sidebar.flatMap(({ items }) => items.map(slugOf))]
  const pages = await getCollection('docs')
  return pages.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
}

export function slugOf(item: (typeof sidebar)[number]['items'][number]): string {
  if (typeof item === 'string') return item
  return 'slug' in item ? item.slug : item.link
}

function markdownPath(path: string): string {
  const [page = '', anchor] = path.split('#')
  const file = page === '' ? 'index.md' : page.replace(/\/$/, '.md')
  // The reference and files outside of the guides keep their addresses.
  const target = page.startsWith('reference/') || !/(^|\/)$/.test(page) ? page : file
  return anchor === undefined ? target : `${target}#${anchor}`
}

function upwards(id: string): string {
  return '../'.repeat(id.split('/').length - 1)
}
