import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { joinBoard, openBoard, untilSaved } from './board-screen.ts'
import { DESKTOP, test, type BoardFixtures } from './board-test.ts'

interface DroppedFile {
  readonly name: string
  readonly type: string
  readonly base64: string
}

async function fileOf(name: string, type: string): Promise<DroppedFile> {
  const path = fileURLToPath(new URL(`image-files/${name}`, import.meta.url))
  return { name, type, base64: (await readFile(path)).toString('base64') }
}

/** As the browser does it when a person lets go of a file over the board, or pastes one. */
async function give(page: Page, how: 'drop' | 'paste', file: DroppedFile): Promise<void> {
  await page.evaluate(
    ({ action, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name, { type }))
      const canvas = document.querySelector('.tl-canvas')!
      const at = { clientX: 640, clientY: 400, bubbles: true, cancelable: true }
      if (action === 'drop') canvas.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }))
      else document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    },
    { action: how, ...file },
  )
}

/** A drawing of noise: nothing makes it smaller, so it takes a while. */
async function dropNoise(page: Page, name: string, side: number): Promise<void> {
  await page.evaluate(
    async ({ fileName, sidePx }) => {
      const canvas = document.createElement('canvas')
      canvas.width = sidePx
      canvas.height = sidePx
      const context = canvas.getContext('2d')!
      const pixels = context.createImageData(sidePx, sidePx)
      for (let at = 0; at < pixels.data.length; at += 65_536) {
        crypto.getRandomValues(pixels.data.subarray(at, at + 65_536))
      }
      for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255
      context.putImageData(pixels, 0, 0)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
      const data = new DataTransfer()
      data.items.add(new File([blob!], fileName, { type: 'image/png' }))
      const at = { clientX: 640, clientY: 400, bubbles: true, cancelable: true }
      document
        .querySelector('.tl-canvas')!
        .dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }))
    },
    { fileName: name, sidePx: side },
  )
}

function imagesOn(page: Page) {
  return page.locator('.tl-shape[data-shape-type="image"] img')
}

/** Whether the image is really drawn, not only asked for. */
async function untilDrawn(page: Page, count: number): Promise<void> {
  await expect(imagesOn(page)).toHaveCount(count)
  await expect
    .poll(() =>
      imagesOn(page).evaluateAll((all) => all.every((image) => (image as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true)
}

interface TwoPeopleOptions extends Pick<BoardFixtures, 'relay' | 'openScreen'> {
  readonly beforeOpening?: (noor: Page) => Promise<void>
}

async function openTwo({ relay, openScreen, beforeOpening }: TwoPeopleOptions) {
  const { page: noor, watch } = await openScreen(DESKTOP)
  await beforeOpening?.(noor)
  const links = await openBoard(noor, relay.origin, 'Foto’s van de wijk')
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant, 'Sam')
  await untilSaved(sam)
  return { noor, sam, watch }
}

test('images that one person drops and pastes are seen by another, upright, and after a reload', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam, watch } = await openTwo({ relay, openScreen })
  await give(noor, 'drop', await fileOf('photo.jpg', 'image/jpeg'))
  await untilDrawn(sam, 1)
  const box = await imagesOn(sam).boundingBox()
  expect(box!.height).toBeGreaterThan(box!.width)

  await give(noor, 'paste', await fileOf('moving.gif', 'image/gif'))
  await untilDrawn(sam, 2)
  const addresses = await imagesOn(sam).evaluateAll((all) => all.map((image) => image.getAttribute('src')))
  for (const address of addresses) expect(address).toMatch(/^\/api\/boards\/[\w-]+\/assets\/[0-9a-f]{64}/)

  await untilSaved(noor)
  await sam.reload()
  await untilDrawn(sam, 2)

  await test.step('an image is a thing like others: undo takes it away, redo brings it back', async () => {
    await noor.keyboard.press('Control+z')
    await untilDrawn(sam, 1)
    await noor.keyboard.press('Control+Shift+z')
    await untilDrawn(sam, 2)
  })

  await test.step('whoever is not on the board gets no image', async () => {
    const { page: stranger } = await openScreen(DESKTOP)
    const answer = await stranger.goto(relay.origin + addresses[0])
    expect(answer?.status()).toBe(401)
  })
  expect(watch.errors).toEqual([])
})

test('a file that cannot be an image says why, and leaves nothing on the board', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await openTwo({ relay, openScreen })
  const alert = noor.getByRole('alert')
  for (const [file, type, sentence] of [
    ['bomb.png', 'image/png', 'te veel beeldpunten'],
    ['half.jpg', 'image/jpeg', 'kan niet worden geopend'],
    ['drawing.svg', 'image/svg+xml', 'Dit is geen afbeelding die op het bord kan'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
    await give(noor, 'drop', await fileOf(file, type))
    // oxlint-disable-next-line no-await-in-loop -- the same
    await expect(alert).toContainText(`“${file}” staat niet op het bord.`)
    // oxlint-disable-next-line no-await-in-loop -- the same
    await expect(alert).toContainText(sentence)
  }
  await noor.getByRole('button', { name: 'Begrepen' }).click()
  await expect(alert).not.toContainText('staat niet op het bord')
  await expect(noor.getByTestId('image-placeholder')).toHaveCount(0)

  await test.step('nor does a drawing that is pasted as text become one, or run', async () => {
    const svg = await readFile(fileURLToPath(new URL('image-files/drawing.svg', import.meta.url)), 'utf8')
    await noor.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    }, svg)
  })
  await expect(imagesOn(noor)).toHaveCount(0)
  await expect(imagesOn(sam)).toHaveCount(0)
  expect(await noor.evaluate(() => 'ran' in window)).toBe(false)
})

test('an upload shows how far it is, goes on after the network was gone, and can be called off', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await openTwo({ relay, openScreen })
  const offsets: number[] = []
  let pieceTakesMs = 1500
  await noor.context().route('**/uploads/**', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
    await new Promise((resolve) => setTimeout(resolve, pieceTakesMs))
    await route.continue()
  })
  const bar = noor.getByRole('progressbar', { name: 'Upload van “ruis.png”' })
  const percent = async () => Number(await bar.getAttribute('aria-valuenow'))

  await dropNoise(noor, 'ruis.png', 700)
  await expect.poll(percent).toBeGreaterThan(10)
  await noor.context().setOffline(true)
  await expect(noor.getByTestId('image-placeholder')).toContainText('Wacht op de verbinding')
  const reached = Math.max(...offsets)
  pieceTakesMs = 0
  await noor.context().setOffline(false)
  await untilDrawn(sam, 1)
  await expect(bar).toHaveCount(0)
  expect(
    offsets.filter((offset) => offset === 0),
    'it did not begin anew',
  ).toHaveLength(1)
  expect(Math.max(...offsets)).toBeGreaterThan(reached)

  pieceTakesMs = 1500
  await dropNoise(noor, 'ruis.png', 700)
  await expect.poll(percent).toBeGreaterThan(0)
  await noor.getByRole('button', { name: 'Stop met “ruis.png”' }).click()
  await expect(bar).toHaveCount(0)
  await untilDrawn(sam, 1)
})

test('an image that is dropped while the server is away comes on the board when it is back', async ({
  relay,
  openScreen,
}) => {
  let isSocketLetThrough = true
  const { noor, sam } = await openTwo({
    relay,
    openScreen,
    beforeOpening: (page) =>
      page.routeWebSocket('**/sync/**', (socket) => {
        if (isSocketLetThrough) socket.connectToServer()
        else void socket.close()
      }),
  })
  await relay.kill()
  await give(noor, 'drop', await fileOf('photo.jpg', 'image/jpeg'))
  await expect(noor.getByTestId('image-placeholder')).toContainText('Wacht op de verbinding')
  await relay.start()
  await untilDrawn(sam, 1)
  await untilDrawn(noor, 1)

  await test.step('over a network that lets no socket through, it bears a mark until others can have it', async () => {
    isSocketLetThrough = false
    await relay.kill()
    await relay.start()
    await expect(noor.getByText('Opgeslagen op de server')).toHaveCount(0)
    await give(noor, 'drop', await fileOf('moving.gif', 'image/gif'))
    await untilDrawn(noor, 2)
    const mark = noor.getByRole('img', { name: 'Staat nog niet op de server' })
    await expect(mark).toHaveCount(1)
    isSocketLetThrough = true
    await untilDrawn(sam, 2)
    await expect(mark).toHaveCount(0)
  })
})
