/**
 * The document in OpenAPI 3.2, which contains 3.1: with names for the servers and kinds for the tags, which 3.2 added,
 * and its own address.
 */
export function upgrade(document) {
  const { openapi: _, ...rest } = document
  return {
    openapi: '3.2.0',
    ...rest,
    servers: document.servers.map((server) => ({
      ...server,
      name: server.url.startsWith('https:') ? 'google' : 'local',
    })),
    tags: document.tags.map((tag) => ({ ...tag, kind: 'nav' })),
  }
}
