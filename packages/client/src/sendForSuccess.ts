import type { Transport, TransportCall } from './transport.ts'

/** Sends, and takes only a success. @throws PhotosError for any other answer */
export async function sendForSuccess(transport: Transport, call: TransportCall): Promise<Response> {
  const answer = await transport.send(call)
  if (answer.ok) return answer
  throw transport.refusal(call.operation, answer, await answer.text())
}
