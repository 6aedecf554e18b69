import { expect, test } from 'vitest'
import { insertFigures } from './performance-page.ts'

const PAGE = 'Words\n<!-- figures: written by bench:relay -->\n\nold\n<!-- end of figures -->\nMore words\n'

test('new figures take the place of the old ones and the words stay', () => {
  const once = insertFigures(PAGE, 'new')
  expect(once).toBe(
    'Words\n<!-- figures: written by bench:relay -->\n\nnew\n<!-- end of figures -->\nMore words\n',
  )
  expect(insertFigures(once, 'new')).toBe(once)
})

test('a page without a place for figures is refused', () => {
  expect(() => insertFigures('Words', 'new')).toThrow('docs/performance.md')
})
