import { use } from './use.mjs'

self.onmessage = async ({ data }) => {
  const used = await use(data).catch((error) => ({ error: String(error) }))
  self.postMessage({ ...used, hasNode: 'process' in self || 'Buffer' in self || 'window' in self })
}
