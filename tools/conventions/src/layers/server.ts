const EVERY_LIBRARY = ['concurrency', 'process', 'domain', 'tokens', 'catalog', 'blobs', 'media']

/**
 * Folders of the server, each with the folders that it may import: a request passes from http to operations to the
 * libraries below. Commands, files at the top of src and testing may import everything.
 */
export const SERVER_LAYERS: Readonly<Record<string, readonly string[]>> = {
  concurrency: [],
  process: [],
  domain: [],
  tokens: ['concurrency', 'domain'],
  catalog: ['concurrency', 'process', 'domain'],
  blobs: ['concurrency', 'process', 'domain'],
  media: ['concurrency', 'process', 'domain'],
  'media/formats': [],
  'media/workers': ['concurrency', 'media/formats'],
  'media/facts': ['domain', 'media/formats', 'media/workers'],
  'media/location': ['media/formats'],
  'media/render': ['concurrency', 'domain', 'media/formats', 'media/workers'],
  dataFolder: ['concurrency', 'process', 'domain', 'catalog', 'blobs'],
  operations: EVERY_LIBRARY,
  http: [...EVERY_LIBRARY, 'operations'],
  jobs: [...EVERY_LIBRARY, 'operations'],
  transfer: [...EVERY_LIBRARY, 'dataFolder'],
}
