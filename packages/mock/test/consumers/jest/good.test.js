const url = process.env.TINTYPE_MOCK_URL

test('albums are listed', async () => {
  const response = await fetch(`${url}/v1/albums?pageSize=20`, { headers: { authorization: 'Bearer token' } })
  expect((await response.json()).albums).toHaveLength(2)
})
