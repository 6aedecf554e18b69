import { expect, type Locator, type Page } from '@playwright/test'
import { middleOf, shapeOn, untilStill } from './board-screen.ts'

export function textField(page: Page, note: string): Locator {
  return shapeOn(page, note).locator('[contenteditable="true"]')
}

/** Opens the text of a note as a person does. */
export async function openText(page: Page, note: string): Promise<void> {
  await expect(shapeOn(page, note)).toBeVisible()
  await untilStill(page)
  const at = await middleOf(page, note)
  await page.mouse.dblclick(at.x, at.y)
  await expect(textField(page, note)).toBeFocused()
  await expect(shapeOn(page, note).locator('.ProseMirror-focused')).toBeVisible()
}

/** The text of an open note as it is built, without the carets of others. */
export function shownHtml(page: Page, note: string): Promise<string> {
  return textField(page, note).evaluate((shown) => {
    const copy = shown.cloneNode(true) as HTMLElement
    // ProseMirror props the line up that holds a caret.
    const props = '.shared-caret, .ProseMirror-separator, .ProseMirror-trailingBreak'
    for (const prop of copy.querySelectorAll(props)) prop.remove()
    for (const mark of copy.querySelectorAll('.shared-selection')) mark.replaceWith(...mark.childNodes)
    copy.normalize()
    return copy.innerHTML
  })
}

export function lettersOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&nbsp;|\s/g, '')
}
