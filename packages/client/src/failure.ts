import type { OperationId } from '@tintype/types/operations'
import { PhotosError } from './error.ts'
import type { Transport, TransportCall } from './transport.ts'

/** Sends, and takes only a success. @throws PhotosError for any other answer */
export async function sendForSuccess(transport: Transport, call: TransportCall): Promise<Response> {
  const answer = await transport.send(call)
  if (answer.ok) return answer
  throw await errorOf(call.operation, answer)
}

async function errorOf(operation: OperationId, answer: Response): Promise<PhotosError> {
  const text = await answer.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // A proxy, or a picture in place of bytes: the status says enough.
  }
  return new PhotosError(operation, answer.status, body)
}
