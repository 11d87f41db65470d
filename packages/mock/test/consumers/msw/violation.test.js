const { test } = require('node:test')
const { createHandlers } = require('@tintype/mock/msw')

test('the name is that of an example of another operation', () => {
  createHandlers().respond('albums.get', { example: 'EntityNotFound' })
})
