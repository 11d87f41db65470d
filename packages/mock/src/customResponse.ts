import type { DocumentedOperation } from '@tintype/document'
import type { SentResponse } from '@tintype/document/validate'
import type { PrismResponse } from './respond.ts'
import type { CustomResponse } from './responses.ts'

/** The response of a test in the place of the documented one, whose other headers it keeps. */
export function customized(
  operation: DocumentedOperation,
  custom: CustomResponse,
  documented: PrismResponse,
): PrismResponse {
  const { status } = custom
  const own = Object.fromEntries(
    Object.entries(custom.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const type = own['content-type'] ?? contentType(operation, custom)
  const hasOthers = status === documented.status
  const others = Object.entries(documented.headers).filter(
    ([name]) => hasOthers || name.startsWith('access-control-'),
  )
  return {
    status,
    headers: {
      ...Object.fromEntries(others),
      'content-type': custom.body === undefined ? undefined : type,
      ...own,
      'sl-violations': undefined,
    },
    text: serialized(type, custom.body),
  }
}

/** A response in the form that is compared with the document. */
export function sentResponse({ status, headers, text }: PrismResponse): SentResponse {
  const [type = ''] = String(headers['content-type'] ?? '').split(';')
  return { status, type: type.trim(), text: Buffer.from(text).toString() }
}

/** The media type of a body: the documented one of its status, or that of its form. */
export function contentType({ responses }: DocumentedOperation, { status, body }: CustomResponse): string {
  const [documented] = Object.keys(responses[status]?.content ?? {})
  if (documented !== undefined) return documented
  if (body instanceof Uint8Array) return 'application/octet-stream'
  return typeof body === 'string' ? 'text/plain' : 'application/json'
}

/** A body as it is sent: text, or bytes. */
export function serialized(type: string, body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body === undefined) return ''
  if (body instanceof Uint8Array) return Uint8Array.from(body)
  return typeof body === 'string' && type !== 'application/json' ? body : JSON.stringify(body)
}
