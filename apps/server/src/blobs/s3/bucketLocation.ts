/** A bucket and its endpoint. Credentials come from the environment, as for all AWS tools. */
export interface BucketLocation {
  bucket: string
  /** Prefix of every key: empty, or ending with a slash. */
  prefix: string
  endpoint?: string
  region?: string
  /** Whether the bucket is in the path instead of the host name, as most stores other than Amazon's require. */
  forcePathStyle?: boolean
}

/**
 * Parses `s3://bucket/prefix?endpoint=https://store.example&region=…&forcePathStyle=true`.
 * @throws Error for any other text
 */
export function parseBucketLocation(text: string): BucketLocation {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 's3:' || url.hostname === '' || url.username !== '' || url.port !== '') {
    throw new Error('Expected s3://bucket/prefix?endpoint=https://store.example&region=eu-west-1.')
  }
  const location: BucketLocation = { bucket: url.hostname, prefix: prefixOf(url.pathname) }
  for (const [name, value] of url.searchParams) {
    if (name === 'endpoint' && /^https?:\/\//.test(value) && URL.canParse(value)) location.endpoint = value
    else if (name === 'region' && value !== '') location.region = value
    else if (name === 'forcePathStyle' && /^(true|false)$/.test(value)) {
      location.forcePathStyle = value === 'true'
    } else
      throw new Error(
        `${name}=${value} is not a setting of a store. Use endpoint, region and forcePathStyle.`,
      )
  }
  return location
}

function prefixOf(path: string): string {
  const names = decodeURIComponent(path).replace(/^\/+|\/+$/g, '')
  return names === '' ? '' : `${names}/`
}
