import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'

/** The address of a page is the slug of its frontmatter, or its path. Generated pages and paths with dots need a slug. */
const generateId = ({ entry, data }: { entry: string; data: Record<string, unknown> }) =>
  typeof data.slug === 'string' ? data.slug : entry.replace(/\.md$/, '')

export const collections = {
  docs: defineCollection({ loader: docsLoader({ generateId }), schema: docsSchema() }),
}
