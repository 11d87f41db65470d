const url = process.env.TINTYPE_MOCK_URL

test('the test ignores the response', async () => {
  await fetch(`${url}/v1/albums?size=20`, { headers: { authorization: 'Bearer token' } })
})
