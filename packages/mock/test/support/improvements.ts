type Body = string | Uint8Array<ArrayBuffer>

/** A request that the mock responds to differently than `prism mock`, and why that is better. */
export interface Improvement {
  /** As in the table of the README. */
  title: string
  request: { method?: string; path: string; headers?: Record<string, string>; body?: Body }
  /** A pattern for the status, media type, violations and body of each, separated by spaces. */
  prism: RegExp
  mock: RegExp
}

const authorization = 'Bearer token'
const json = { authorization, 'content-type': 'application/json' }
const upload = (headers: Record<string, string>, body: Body = 'bytes') => ({
  method: 'POST',
  path: '/v1/uploads',
  headers: { authorization, 'x-goog-upload-protocol': 'raw', ...headers },
  body,
})
const BYTES = { 'content-type': 'application/octet-stream' }
const get = (path: string, headers: Record<string, string> = {}) => ({
  path,
  headers: { authorization, ...headers },
})
const post = (path: string, headers: Record<string, string>, body?: Body) => ({
  method: 'POST',
  path,
  headers: { authorization, ...headers },
  ...(body !== undefined && { body }),
})

export const improvements: Improvement[] = [
  {
    title: 'Unknown parameters',
    request: get('/v1/albums?color=blue'),
    prism: /^200 application\/json none /,
    mock: /^400 application\/json .*no parameter .*color/,
  },
  {
    title: 'Parameters in the wrong case',
    request: get('/v1/albums?pagesize=3'),
    prism: /^200 application\/json none /,
    mock: /^400 application\/json .*no parameter .*pagesize.*did you mean .*pageSize/,
  },
  {
    title: 'Encoded colons',
    request: post('/v1/mediaItems%3Asearch', json, '{}'),
    prism: /^200 application\/json none /,
    mock: /^404 application\/json .*no such operation/,
  },
  {
    title: 'Unknown paths',
    request: get('/v1/album'),
    prism: /^404 application\/problem\+json none .*stoplight/,
    mock: /^404 application\/json .*no such operation.*NOT_FOUND/,
  },
  {
    title: 'Errors by name',
    request: get('/v1/albums/x', { prefer: 'example=AlbumNotFound' }),
    prism: /^404 application\/problem\+json none .*stoplight/,
    mock: /^404 application\/json none .*does not match any albums/,
  },
  {
    title: 'Undocumented statuses and examples',
    request: get('/v1/albums/x', { prefer: 'code=418' }),
    prism: /^404 application\/problem\+json none .*stoplight/,
    mock: /^400 application\/json .*no response 418/,
  },
  {
    title: 'Names of parameters in messages',
    request: get('/v1/albums?pageSize=many'),
    prism: /^400 application\/json .*parameter pagesize must/,
    mock: /^400 application\/json .*parameter pageSize must/,
  },
  {
    title: 'Page sizes above the maximum',
    request: get('/v1/albums?pageSize=500'),
    prism: /^400 application\/json .*must be <= 50/,
    mock: /^200 application\/json none /,
  },
  {
    title: 'Read-only fields in requests',
    request: post('/v1/albums', json, '{"album":{"id":"x","title":"Iceland"}}'),
    prism: /^400 application\/json .*property album must NOT have/,
    mock: /^200 application\/json none /,
  },
  {
    title: 'Extra slashes',
    request: get('/v1/albums/'),
    prism: /^400 application\/json .*albumid/,
    mock: /^200 application\/json none /,
  },
  {
    title: 'Forms',
    request: post(
      '/v1/mediaItems:search',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'albumId=x',
    ),
    prism: /^400 application\/json .*Supported content types/,
    mock: /^200 application\/json none /,
  },
  {
    title: 'Methods in a header',
    request: post('/v1/albums', { 'x-http-method-override': 'GET' }),
    prism: /^400 application\/json .*Body parameter is required/,
    mock: /^200 application\/json none .*Iceland.*Harbor/,
  },
  {
    title: 'Tokens in the query',
    request: { path: '/v1/albums?access_token=token' },
    prism: /^401 application\/json .*security/,
    mock: /^200 application\/json none /,
  },
  {
    title: 'Accept headers',
    request: get('/v1/albums', { accept: 'text/html' }),
    prism: /^406 application\/problem\+json none /,
    mock: /^200 application\/json none /,
  },
  {
    title: 'HEAD',
    request: { ...get('/v1/albums'), method: 'HEAD' },
    prism: /^405 /,
    mock: /^200 application\/json none $/,
  },
  {
    title: 'Content types of uploads',
    request: upload({ 'content-type': 'image/jpeg' }),
    prism: /^400 application\/json .*Supported content types/,
    mock: /^200 text\/plain none \S+$/,
  },
  {
    title: 'Large uploads',
    request: upload(BYTES, new Uint8Array(11 * 1024 * 1024)),
    prism: /^413 .*10mb limit/,
    mock: /^200 text\/plain none \S+$/,
  },
  {
    title: 'Upload sessions',
    request: upload({ 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' }, ''),
    prism: /^200 text\/plain none \S+$/,
    mock: /^200 text\/plain none $/,
  },
  {
    title: 'Media',
    request: { path: '/media/x=w100-h100' },
    prism: /^404 application\/problem\+json none /,
    mock: /^200 image\/jpeg none /,
  },
]
