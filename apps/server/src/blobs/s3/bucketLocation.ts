/** A bucket, and how it is reached. Credentials are not part of it: they come the way of all AWS tools. */
export interface BucketLocation {
  bucket: string
  /** What every key begins with: empty, or ending in a slash. */
  prefix: string
  endpoint?: string
  region?: string
  /** Whether the bucket is named in the path and not in the host name, as most stores but Amazon's want it. */
  forcePathStyle?: boolean
}

/**
 * Reads `s3://bucket/prefix?endpoint=https://store.example&region=…&forcePathStyle=true`.
 * @throws Error that says what is wrong with it
 */
export function parseBucketLocation(text: string): BucketLocation {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 's3:' || url.hostname === '' || url.username !== '' || url.port !== '') {
    throw new Error('It looks like s3://bucket/prefix?endpoint=https://store.example&region=eu-west-1.')
  }
  const location: BucketLocation = { bucket: url.hostname, prefix: prefixOf(url.pathname) }
  for (const [name, value] of url.searchParams) {
    if (name === 'endpoint' && /^https?:\/\//.test(value) && URL.canParse(value)) location.endpoint = value
    else if (name === 'region' && value !== '') location.region = value
    else if (name === 'forcePathStyle' && /^(true|false)$/.test(value)) {
      location.forcePathStyle = value === 'true'
    } else throw new Error(`${name}=${value} is no setting of a store: see endpoint, region, forcePathStyle.`)
  }
  return location
}

function prefixOf(path: string): string {
  const names = decodeURIComponent(path).replace(/^\/+|\/+$/g, '')
  return names === '' ? '' : `${names}/`
}
