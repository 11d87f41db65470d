import { startServer } from '@tintype/server/testing'

const server = await startServer({ memory: true })
const response = await fetch(`${server.url}/v1/albums`, {
  headers: { authorization: `Bearer ${await server.token()}` },
})
if (!response.ok) throw new Error(await response.text())
await server.stop()
console.log('yes')
