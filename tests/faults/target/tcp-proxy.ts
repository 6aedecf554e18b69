import { connect, createServer, type Socket } from 'node:net'

export interface TcpProxyOptions {
  readonly delayMs?: number
  readonly bytesPerSecond?: number
}

/** A bad network between a client and the server. */
export interface TcpProxy {
  readonly origin: string
  /** Resets every connection that is open now. */
  cut(): void
  /** Nothing passes any more, and nobody is told. */
  stall(): void
  resume(): void
  close(): Promise<void>
}

export async function createTcpProxy(port: number, options: TcpProxyOptions = {}): Promise<TcpProxy> {
  const { delayMs = 0, bytesPerSecond = Number.POSITIVE_INFINITY } = options
  const sockets = new Set<Socket>()
  let stalled = false

  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port })
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      if (stalled) from.pause()
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      pass(from, to)
    }
  })

  /** One chunk after the other, each as late as the line is slow. */
  function pass(from: Socket, to: Socket): void {
    let freeAtMs = 0
    from.on('data', (chunk: Buffer) => {
      const nowMs = performance.now()
      freeAtMs = Math.max(freeAtMs, nowMs) + (chunk.length / bytesPerSecond) * 1000
      if (freeAtMs - nowMs > 500) {
        from.pause()
        setTimeout(
          () => {
            if (!stalled) from.resume()
          },
          freeAtMs - nowMs - 250,
        )
      }
      setTimeout(
        () => {
          if (to.writable) to.write(chunk)
        },
        freeAtMs - nowMs + delayMs,
      )
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const proxy: TcpProxy = {
    origin: `http://127.0.0.1:${address.port}`,
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    stall: () => {
      stalled = true
      for (const socket of sockets) socket.pause()
    },
    resume: () => {
      stalled = false
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      proxy.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}
