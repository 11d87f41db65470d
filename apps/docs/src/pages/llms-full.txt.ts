import type { APIRoute } from 'astro'
import { markdownOf, pagesInOrder } from '../markdown.ts'

/** All pages as one Markdown text. */
export const GET: APIRoute = async () =>
  new Response((await pagesInOrder()).map((page) => markdownOf(page, '')).join('\n\n'))
