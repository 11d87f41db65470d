/** The editions that `@tintype/spec` publishes, by the names of their files. */
export const EDITIONS = ['openapi', 'openapi.lean', 'openapi.2025', 'openapi.3.0', 'openapi.3.2'] as const

export type Edition = (typeof EDITIONS)[number]

export const KINDS = ['validator', 'types', 'client', 'server', 'mock', 'collection', 'assistant'] as const

/** The kinds of tools in the table. */
export type Kind = (typeof KINDS)[number]

/** A tool of another project, and the way to run it over an edition of the document. */
export interface Tool {
  name: string
  /** The npm package whose version the table shows. */
  package: string
  /** Exact versions of everything that is installed for it. */
  install: Record<string, string>
  kind: Kind
  /** The edition that suits it best. */
  edition: Edition
  /** A sentence on how to use it, or why it cannot read everything. Markdown. */
  note: string
  /** @throws Error if the tool fails */
  run(place: Place): Promise<RunResult>
}

/** A folder in which the tool is installed. */
export interface Place {
  folder: string
  /** The path of the edition, in JSON. */
  document: string
  /** Ids of all operations, as the edition writes them. */
  ids: string[]
  /** Runs a program of the installed packages, or `node`, and returns its output. @throws Error if it fails */
  exec(program: string, ...args: string[]): Promise<string>
  /** Writes a file in the folder and returns its path. */
  write(name: string, text: string): Promise<string>
  /** The text of all files below a path in the folder, joined. */
  read(path: string): Promise<string>
}

/** The facts that a run finds. */
export interface RunResult {
  /** Operations that the result has. */
  operations?: number
  /** The size of the result in bytes, where it matters. */
  bytes?: number
  /** Undefined when everything worked. */
  problem?: string | undefined
}

/** How many of the operations appear in generated code, as `albumsCreate`, `AlbumsCreate` or `albums_create`. */
export function operationsIn(text: string, ids: readonly string[]): number {
  const found = ids.filter((id) => {
    const [resource, method] = words(id)
    return new RegExp(`${eitherCase(resource)}_?${eitherCase(method)}(?![a-z])`).test(text)
  })
  return found.length
}

const eitherCase = (word: string) =>
  `[${word.charAt(0).toLowerCase()}${word.charAt(0).toUpperCase()}]${word.slice(1)}`

/** `albums.create` and `albumsCreate` are `albums` and `create`. */
function words(id: string): [string, string] {
  const [, resource = '', method = ''] = /^(albums|mediaItems|sharedAlbums|uploads)\.?(\w+)$/.exec(id) ?? []
  return [resource, method]
}
