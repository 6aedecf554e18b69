import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Who a request counts for in the limits.
 * @param trustedProxies how many proxies of our own stand in front: each adds one entry to `X-Forwarded-For`, and
 *   what lies before those entries is the client's own claim
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const socketAddress = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return networkOf(socketAddress)
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const entry = forwarded.at(-trustedProxies)?.trim()
  return networkOf(entry === undefined || entry === '' ? socketAddress : entry)
}

/** One home or office has one IPv4 address, and of IPv6 a whole /64. */
function networkOf(address: string): string {
  const ipv4 = IPV4_IN_IPV6.exec(address)?.[1]
  if (ipv4 !== undefined) return ipv4
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':')
  if (tail !== undefined) {
    const missing = 8 - groups.length - tail.split(':').length
    groups.push(...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...tail.split(':'))
  }
  return groups
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':')
}
