import { expect, type Page } from '@playwright/test'
import { untilSaved } from './board-screen.ts'
import { test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

declare global {
  interface Window {
    scriptsThatRan: string[]
  }
}

const RUN = (name: string) => `window.scriptsThatRan.push('${name}')`
const HOSTILE: { readonly name: string; readonly type: string; readonly content: string }[] = [
  {
    name: 'svg with onload',
    type: 'text/plain',
    content: `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN('onload')}"><script>${RUN('script')}</script></svg>`,
  },
  {
    name: 'svg with a broken image',
    type: 'text/plain',
    content: `<svg xmlns="http://www.w3.org/2000/svg"><image href="x:" onerror="${RUN('image')}"/><foreignObject><img src="x:" onerror="${RUN('foreign')}"/></foreignObject></svg>`,
  },
  {
    name: 'html with a handler',
    type: 'text/html',
    content: `<p>Gewone woorden</p><img src="x:" onerror="${RUN('img')}"><script>${RUN('html')}</script>`,
  },
  {
    name: 'html with a link that runs',
    type: 'text/html',
    content: `<a href="javascript:${RUN('link')}">Klik hier</a><iframe srcdoc="<script>parent.${RUN('frame')}</script>"></iframe>`,
  },
  { name: 'an address that runs', type: 'text/plain', content: `javascript:${RUN('address')}` },
  {
    name: 'shapes of tldraw with an address that runs',
    type: 'text/html',
    content: `<div data-tldraw>${JSON.stringify({
      type: 'application/tldraw',
      kind: 'content',
      data: {
        shapes: [
          {
            id: 'shape:pasted',
            typeName: 'shape',
            type: 'embed',
            parentId: 'page:page',
            index: 'a1',
            x: 0,
            y: 0,
            rotation: 0,
            isLocked: false,
            opacity: 1,
            meta: {},
            props: { w: 300, h: 300, url: `javascript:${RUN('embed')}` },
          },
        ],
        rootShapeIds: ['shape:pasted'],
        assets: [],
        bindings: [],
        schema: { schemaVersion: 2, sequences: {} },
      },
    })}</div>`,
  },
]

test('nothing that is pasted runs, nothing goes to another host, and the canvas lives on', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Plakken')
  const pages = [noor.page, sam.page]
  // That the browser refuses them is what this is about; it says so in the console.
  for (const { watch } of [noor, sam]) watch.pause()
  for (const page of pages) await page.evaluate(() => (window.scriptsThatRan = []))

  for (const { name, type, content } of HOSTILE) {
    await test.step(name, async () => {
      await paste(noor.page, type, content)
      await noor.page.keyboard.press('Escape')
      await untilSaved(noor.page)
    })
  }
  await expect(noor.page.getByRole('alert')).toContainText('Niet alles wat je plakte, staat op het bord')
  await noor.page.getByRole('button', { name: 'Begrepen' }).click()
  await untilSaved(noor.page)
  await noor.page.keyboard.press('n')
  await noor.page.mouse.click(640, 400)
  await noor.page.keyboard.type('Nog steeds heel', { delay: 20 })
  await expect(sam.page.locator('.tl-shape', { hasText: 'Nog steeds heel' })).toHaveCount(1)

  for (const page of pages) {
    expect(await page.evaluate(() => window.scriptsThatRan)).toEqual([])
    await expect(page.locator('.tl-canvas iframe, .tl-canvas script, [href^="javascript:"]')).toHaveCount(0)
    await expect(page.locator('.tl-canvas')).toBeVisible()
  }
  expect([...noor.watch.foreign, ...sam.watch.foreign]).toEqual([])
})

/** As the browser tells a page of it. */
function paste(page: Page, type: string, content: string): Promise<void> {
  return page.evaluate(
    ([kind, data]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(kind, data)
      document.querySelector<HTMLElement>('.tl-container')?.focus()
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    },
    [type, content] as const,
  )
}
