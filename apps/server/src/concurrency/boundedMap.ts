/** Bounds a map or a set: removes the oldest entry when there are more than `max`. Call it after each insertion. */
export function dropOldest<Key>(entries: Map<Key, unknown> | Set<Key>, max: number): void {
  const [oldest] = entries.keys()
  if (entries.size > max && oldest !== undefined) entries.delete(oldest)
}
