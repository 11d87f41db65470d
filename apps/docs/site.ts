/** The sidebar, which `llms.txt` repeats. Operations come from the document. */
import operations from './generated/operations.json' with { type: 'json' }

export interface SidebarGroup {
  label: string
  collapsed?: boolean
  items: (string | { label: string; slug: string } | { label: string; link: string })[]
}

export const sidebar: SidebarGroup[] = [
  { label: 'Begin', items: ['start', 'which-api', 'parts', 'guides/moving'] },
  {
    label: 'Guides',
    items: [
      'guides/client',
      'guides/uploads',
      'guides/albums',
      'guides/sharing',
      'guides/search',
      'guides/base-urls',
      'guides/paging',
      'guides/quotas',
      'guides/testing',
      'tools',
      'guides/server',
      'guides/scale',
    ],
  },
  {
    label: 'Look up',
    items: [
      'errors',
      'status',
      'compatibility',
      'decisions',
      { label: 'Reference', link: '/reference/' },
      'machines',
      'workflows',
      'how-far',
      'changelog',
    ],
  },
  {
    label: 'Operations',
    collapsed: true,
    items: operations.map((id) => ({ label: id, slug: `operations/${id}` })),
  },
]
