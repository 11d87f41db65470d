const url = process.env.TINTYPE_MOCK_URL

test('nobody looks at the answer', async () => {
  await fetch(`${url}/v1/albums?size=20`, { headers: { authorization: 'Bearer token' } })
})
