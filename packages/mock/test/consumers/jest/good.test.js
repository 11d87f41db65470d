const url = process.env.TINTYPE_MOCK_URL

test('albums are listed', async () => {
  const answer = await fetch(`${url}/v1/albums?pageSize=20`, { headers: { authorization: 'Bearer token' } })
  expect((await answer.json()).albums).toHaveLength(2)
})
