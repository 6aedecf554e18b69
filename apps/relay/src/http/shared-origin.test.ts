import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnvironment } from './app-environment.ts'
import { createSharedOrigin, type SharedOriginOptions } from './shared-origin.ts'

const LAN = '192.168.1.20'

async function originAt(
  url: string,
  options: Partial<SharedOriginOptions>,
  addresses = [LAN],
): Promise<string> {
  const sharedOrigin = createSharedOrigin({
    publicUrl: null,
    host: null,
    addresses: () => addresses,
    ...options,
  })
  const app = new Hono<AppEnvironment>().get('/', (c) => c.text(sharedOrigin(c)))
  return (await app.request(url)).text()
}

test.each([
  [
    'a configured address wins',
    'http://localhost:8787/',
    { publicUrl: new URL('https://bord.example') },
    'https://bord.example',
  ],
  ['others cannot open localhost', 'http://localhost:8787/', {}, `http://${LAN}:8787`],
  ['nor 127.0.0.1', 'http://127.0.0.1:8787/', { host: '0.0.0.0' }, `http://${LAN}:8787`],
  [
    'a server for this computer alone stays there',
    'http://localhost:8787/',
    { host: '127.0.0.1' },
    'http://localhost:8787',
  ],
  ['an address that others can open is kept', 'http://bord.local:8787/', {}, 'http://bord.local:8787'],
])('%s', async (_, url, options, expected) => {
  expect(await originAt(url, options)).toBe(expected)
})

test('without a network, links stay on this computer', async () => {
  expect(await originAt('http://localhost:8787/', {}, [])).toBe('http://localhost:8787')
})
