import { createPhotosCore } from '@tintype/client'

const { TINTYPE_TOKEN: auth = '', TINTYPE_URL: baseUrl } = process.env
const { albums } = await createPhotosCore({ auth, baseUrl }).albums.list({ pageSize: 1 })
if (albums?.length !== 1) throw new Error('The album of the other program is not there.')
