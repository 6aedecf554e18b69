import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { openBoard, untilOnBoard, untilSaved } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { untilAppIsKept } from './offline-screen.ts'

/** Stands between browser and relay and notes what was asked for. */
async function startListening(relayPort: number) {
  const asked: string[] = []
  const server = createServer((browser) => {
    const relay = connect(relayPort, '127.0.0.1')
    browser.on('data', (bytes: Buffer) => {
      for (const [, path] of bytes.toString('latin1').matchAll(/^GET (\S+) HTTP/gm)) asked.push(path!)
    })
    browser.pipe(relay).pipe(browser)
    for (const socket of [browser, relay]) {
      socket.on('error', () => {
        browser.destroy()
        relay.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { asked, origin: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}

test('keeping the app fetches nothing twice, and every page opens without the server', async ({
  relay,
  openScreen,
}) => {
  const { asked, origin, server } = await startListening(relay.port)
  const { page } = await openScreen(DESKTOP)
  await openBoard(page, origin, 'De app zelf')
  await untilSaved(page)
  await untilAppIsKept(page)
  const kept = () =>
    page.evaluate(async () => (await (await caches.open((await caches.keys())[0]!)).keys()).length)
  await expect.poll(kept).toBeGreaterThan(5)
  // Also fonts that nobody used yet: without network they could not come any more.
  const fonts = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!)
      return (await cache.keys()).filter(({ url }) => url.endsWith('.woff2')).length
    })
  await expect.poll(fonts).toBe(18)
  await page.waitForLoadState('networkidle')
  const files = asked.filter((path) => path.startsWith('/assets/'))
  expect(files.toSorted()).toEqual([...new Set(files)].toSorted())

  await relay.kill()
  await page.reload()
  await untilOnBoard(page)
  await page.goto(origin)
  await expect(page.getByRole('heading', { name: 'Werk samen aan één bord' })).toBeVisible()
  await page.getByRole('link', { name: 'De app zelf' }).click()
  await untilOnBoard(page)
  await page.goto(page.url().replace('/b/', '/j/') + `#${'a'.repeat(32)}`)
  await page.getByRole('link', { name: 'zoals het op dit apparaat staat' }).click()
  await untilOnBoard(page)
  server.close()
})
