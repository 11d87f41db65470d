/** Keeps a map or set within its size: removes the entry that was added first, when there is one too many. */
export function dropOldest<Key>(entries: Map<Key, unknown> | Set<Key>, max: number): void {
  const [oldest] = entries.keys()
  if (entries.size > max && oldest !== undefined) entries.delete(oldest)
}
