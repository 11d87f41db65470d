import { startMock } from '@tintype/mock'

const mock = await startMock()
const response = await fetch(`${mock.url}/v1/albums`, { headers: { authorization: 'Bearer token' } })
if (!response.ok) throw new Error(await response.text())
await mock.stop()
console.log('yes')
