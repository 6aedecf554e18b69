import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** A network between a browser and the relay that may know no WebSockets, as some offices and hotels have. */
export interface Proxy {
  readonly origin: string
  /** Ends the sockets that are open, and answers every new one with a page. */
  holdSocketsBack(): void
  letSocketsThrough(): void
  close(): Promise<void>
}

const PAGE = '<!doctype html><title>Welkom op dit netwerk</title>'

export async function startProxy(port: number): Promise<Proxy> {
  const open = new Set<Socket>()
  let holdsBack = false

  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    const asked = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(outgoing)
    })
    asked.on('error', () => outgoing.destroy())
    incoming.pipe(asked)
  })
  server.on('upgrade', ({ url, rawHeaders }, client: Socket) => {
    client.on('error', () => client.destroy())
    if (holdsBack) {
      client.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`,
      )
      return
    }
    const upstream = connect(port, '127.0.0.1')
    open.add(client)
    client.on('close', () => {
      open.delete(client)
      upstream.destroy()
    })
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => client.destroy())
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}\r\n`] : [],
    )
    upstream.write(`GET ${url} HTTP/1.1\r\n${lines.join('')}\r\n`)
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    holdSocketsBack() {
      holdsBack = true
      for (const client of open) client.destroy()
    },
    letSocketsThrough() {
      holdsBack = false
    },
    async close() {
      for (const client of open) client.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
