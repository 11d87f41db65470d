import type { Exchange, Transport, TransportCall } from './transport.ts'

/** Sends, and takes only a success. @throws PhotosError for any other answer */
export async function sendForSuccess(transport: Transport, call: TransportCall): Promise<Exchange> {
  const exchange = await transport.exchange(call)
  if (!exchange.response.ok) throw transport.refusal(call.operation, exchange)
  return exchange
}
