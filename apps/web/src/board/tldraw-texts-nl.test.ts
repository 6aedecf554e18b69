import shippedEnglish from '@tldraw/assets/translations/main.json'
import shippedDutch from '@tldraw/assets/translations/nl.json'
import { expect, it } from 'vitest'
import { tldrawTextsNl } from './tldraw-texts-nl.ts'

it('leaves no text of tldraw without Dutch', () => {
  const dutch: Record<string, string> = { ...shippedDutch, ...tldrawTextsNl }
  expect(Object.keys(shippedEnglish).filter((key) => !dutch[key])).toEqual([])
})

it('translates only what tldraw knows', () => {
  expect(Object.keys(tldrawTextsNl).filter((key) => !(key in shippedEnglish))).toEqual([])
})
