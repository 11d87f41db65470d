import { isIPv6, type Socket } from 'node:net'

/**
 * Whom limits by address count together. A household has an IPv6 network of its own, usually a /64, so that one machine
 * has as many addresses as it likes: all of a network count as one.
 */
export function clientAddress({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): string {
  const address = remoteAddress.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIPv6(address) ? `${network(address)}::/64` : address
}

/** The first four groups of an address, of which `::` may leave out any number. */
function network(address: string): string {
  const [front = '', back] = address.split('::')
  const groups = front === '' ? [] : front.split(':')
  if (back !== undefined) {
    const after = back === '' ? [] : back.split(':')
    // An address that ends in dotted decimals has two groups in them.
    const count = groups.length + after.length + (address.includes('.') ? 1 : 0)
    groups.push(...Array<string>(8 - count).fill('0'), ...after)
  }
  return groups.slice(0, 4).join(':')
}
