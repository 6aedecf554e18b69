import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

function from(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

test.each([
  ['without a proxy the socket counts', from('192.0.2.7', '198.51.100.1'), 0, '192.0.2.7'],
  ['IPv4 is the same however it is written', from('::ffff:192.0.2.7'), 0, '192.0.2.7'],
  ['one IPv6 home is one address', from('2001:db8:1:2:3:4:5:6'), 0, '2001:db8:1:2'],
  ['also when it is written short', from('2001:db8::6'), 0, '2001:db8:0:0'],
  ['a proxy of ours names the client', from('10.0.0.1', '198.51.100.1'), 1, '198.51.100.1'],
  [
    'what the client claims itself does not count',
    from('10.0.0.1', '1.1.1.1, 198.51.100.1'),
    1,
    '198.51.100.1',
  ],
  ['two proxies of ours', from('10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2'), 2, '198.51.100.1'],
  ['a proxy that says nothing', from('10.0.0.1'), 1, '10.0.0.1'],
])('%s', (_, request, trustedProxies, expected) => {
  expect(clientAddress(request, trustedProxies)).toBe(expected)
})
