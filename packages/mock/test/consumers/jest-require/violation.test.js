const { startMock } = require('@tintype/mock')

let mock
beforeAll(async () => {
  mock = await startMock()
})
afterEach(() => mock.verify())
afterAll(() => mock.stop())

test('the test ignores the response', async () => {
  await fetch(`${mock.url}/v1/albums?pagesize=20`, { headers: { authorization: 'Bearer token' } })
})
