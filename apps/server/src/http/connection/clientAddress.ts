import { isIPv6, type Socket } from 'node:net'

/**
 * The key by which limits count the clients of an address. A household has an IPv6 network of its own, usually a /64, so
 * that one machine can use as many addresses as it likes: a whole network counts as one.
 */
export function clientAddress({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): string {
  const address = remoteAddress.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIPv6(address) ? `${networkOf(address)}::/64` : address
}

/** The first four groups of an address, with those that `::` leaves out. */
function networkOf(address: string): string {
  const [front = '', back] = address.split('::')
  const groups = front === '' ? [] : front.split(':')
  if (back !== undefined) {
    const after = back === '' ? [] : back.split(':')
    // Dotted decimals at the end of an address stand for two groups.
    const count = groups.length + after.length + (address.includes('.') ? 1 : 0)
    groups.push(...Array<string>(8 - count).fill('0'), ...after)
  }
  return groups.slice(0, 4).join(':')
}
