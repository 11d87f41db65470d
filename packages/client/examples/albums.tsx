/** Albums in a page, with TanStack Query: `#url=http://localhost:8080&token=…` in the address chooses the library. */
import { QueryClient, QueryClientProvider, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { createPhotosClient } from '@tintype/client'
import { createPhotosQueries } from '@tintype/client/react'
import { createRoot } from 'react-dom/client'

const settings = new URLSearchParams(location.hash.slice(1))
const auth = settings.get('token') ?? ''
const photos = createPhotosClient({ auth, baseUrl: settings.get('url') ?? undefined })
const queries = createPhotosQueries(photos)
const queryClient = new QueryClient()

function Albums() {
  const list = useInfiniteQuery(queries.albums.list.infiniteQueryOptions({ pageSize: 2 }))
  const create = useMutation({
    ...queries.albums.create.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.albums.key() }),
  })
  const error = list.error ?? create.error
  const albums = list.data?.pages.flatMap((page) => page.albums ?? []) ?? []
  return (
    <main>
      <ul>
        {albums.map(({ id, title, productUrl }) => (
          <li key={id}>
            <a href={productUrl}>{title}</a>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" onClick={() => list.fetchNextPage()}>
          More
        </button>
      )}
      <form action={(form) => create.mutate({ body: { album: { title: `${form.get('title')}` } } })}>
        <input name="title" aria-label="Title" required />
        <button type="submit" disabled={create.isPending}>
          Create an album
        </button>
      </form>
      {error && <p role="alert">{error.hint?.text ?? error.message}</p>}
    </main>
  )
}

createRoot(document.body).render(
  <QueryClientProvider client={queryClient}>
    <Albums />
  </QueryClientProvider>,
)
