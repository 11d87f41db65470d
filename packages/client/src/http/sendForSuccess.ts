import type { Exchange, Transport, TransportCall } from './transport.ts'

/**
 * Sends, and takes only a success.
 * @param read makes of the answer what is given
 * @throws PhotosError for any other answer
 */
export function sendForSuccess<Value>(
  transport: Transport,
  call: TransportCall,
  read: (exchange: Exchange) => Value,
): Promise<Value> {
  return transport.exchange(call, (exchange) => {
    if (!exchange.response.ok) throw transport.refusal(call.operation, exchange)
    return read(exchange)
  })
}
