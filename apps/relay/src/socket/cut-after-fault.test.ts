import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { cutAfterFault } from './cut-after-fault.ts'

const MAX_BYTES = 100_000
/** What one read of a socket brings at the most. */
const READ_BYTES = 65_536

let server: Server
afterEach(() => server.close())

/** Both ends of a line. */
async function openLine(): Promise<{ readonly taken: Socket; readonly client: Socket }> {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  // It is cut in the middle of what it says.
  client.on('error', () => {})
  const [taken] = (await once(server, 'connection')) as [Socket]
  return { taken, client }
}

it('reads no more than so much of a client that goes on', async () => {
  const { taken, client } = await openLine()
  cutAfterFault(taken, MAX_BYTES)
  client.write(new Uint8Array(100 * MAX_BYTES))
  await once(taken, 'close')
  expect(taken.bytesRead).toBeGreaterThan(MAX_BYTES)
  expect(taken.bytesRead).toBeLessThanOrEqual(MAX_BYTES + READ_BYTES)
})

it('lets a client finish that stops below it', async () => {
  const { taken, client } = await openLine()
  cutAfterFault(taken, MAX_BYTES)
  const said = once(client, 'data')
  taken.write('why')
  client.end(new Uint8Array(MAX_BYTES))
  expect(String((await said)[0])).toBe('why')
  await once(taken, 'end')
  expect(taken.bytesRead).toBe(MAX_BYTES)
})
