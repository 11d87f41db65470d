const { startMock } = require('@tintype/mock')

let mock
beforeAll(async () => {
  mock = await startMock()
})
afterEach(() => mock.verify())
afterAll(() => mock.stop())

test('albums are listed', async () => {
  const response = await fetch(`${mock.url}/v1/albums?pageSize=20`, {
    headers: { authorization: 'Bearer token' },
  })
  expect((await response.json()).albums).toHaveLength(2)
})
