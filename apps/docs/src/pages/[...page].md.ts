import { type CollectionEntry, getCollection } from 'astro:content'
import type { APIRoute, GetStaticPaths } from 'astro'
import { markdownOf } from '../markdown.ts'

/** Serves every page as Markdown next to its HTML: `guides/uploads.md` has the text of `guides/uploads/`. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { page: entry.id }, props: { entry } }))

export const GET: APIRoute<{ entry: CollectionEntry<'docs'> }> = ({ props }) =>
  new Response(markdownOf(props.entry))
