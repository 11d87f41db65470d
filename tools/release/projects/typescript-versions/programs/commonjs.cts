import client = require('@tintype/client')
import node = require('@tintype/client/node')
import testing = require('@tintype/client/testing')
import limits = require('@tintype/types/limits')

const photos: client.PhotosClient = client.createPhotosClient({ auth: 'token', baseUrl: 'http://localhost' })
const list = photos.albums.list({ pageSize: limits.albumMaxItems })
const source = node.fromPath('photo.jpg')
const fake = testing.fakeFetch([])

export = { list, source, fake }
