import { readFileSync } from 'node:fs'

/** The parts of the recorded facts about Google's API that the tests read. */
export interface FactField {
  type: string
  ref?: string
  repeated?: boolean
  enum?: string[]
  format?: string
  default?: unknown
  min?: number
  max?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  maxLength?: number
  maxLengthExclusive?: number
  outputOnly?: boolean
}

export interface FactParameter extends FactField {
  name: string
  in: string
  required?: boolean
  pattern?: string
  const?: string | number
  validPaths?: string[]
  alsoSeen?: string[]
}

export interface FactMethod {
  id: string
  httpMethod: string
  path: string
  docPathTemplate?: string
  rpc: string
  params: FactParameter[]
  request: string | null
  response: string
  scopes: string[]
  scopesAfter20250331: string[]
  disabledAfter20250331: boolean
  paged?: boolean
  partialSuccess?: boolean
}

export interface FactUpload {
  id: string
  httpMethod: string
  params: FactParameter[]
  responseHeaders?: string[]
  scopes: string[]
  scopesAfter20250331?: string[]
}

export interface FactSchema {
  fields: Record<string, FactField>
  required?: string[]
  oneOf?: Record<string, string[]>
  exclusive?: string[][]
}

export interface Facts {
  service: { rootUrl: string; name: string; version: string } & Record<string, string>
  globalParams: FactParameter[]
  scopes: Record<string, { url: string; removed20250331: boolean }>
  methods: FactMethod[]
  uploadMethods: FactUpload[]
  schemas: Record<string, FactSchema>
  limits: Record<string, unknown>
  errorCodes: { http: number; status: string; rpc: number }[]
  errorEnvelope: { fields: { error: { fields: Record<string, FactField> } } }
  uploadErrorBody: { fields: Record<string, FactField> }
  uploadCommands: string[]
  uploadStatuses: string[]
  acceptedTypes: { photo: string[]; video: string[] }
}

export const facts: Facts = JSON.parse(
  readFileSync(new URL('./photoslibrary-v1.facts.json', import.meta.url), 'utf8'),
)
