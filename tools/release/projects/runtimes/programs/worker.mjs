import { createPhotosClient } from '@tintype/client'
import { use } from './use.mjs'

export default {
  fetch: async (_, { TINTYPE_TOKEN: auth, TINTYPE_URL: baseUrl }) =>
    new Response(await use(createPhotosClient, { auth, baseUrl }).catch((error) => error.stack)),
}
