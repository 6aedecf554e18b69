import { expect, test } from 'vitest'
import { insertFigures } from './performance-page.ts'

const TITLES = ['First', 'Second', 'Third']
const PAGE = 'Words\n<!-- figures: written by bench:relay -->\n\n<!-- end of figures -->\nMore words\n'

test('a new figure takes the place of the old one; the words and the other rows stay', () => {
  const both = insertFigures(insertFigures(PAGE, '### First\nold', TITLES), '### Third\nthird', TITLES)
  const page = insertFigures(both, '### First\nnew\n', TITLES)
  expect(page).toBe(
    'Words\n<!-- figures: written by bench:relay -->\n\n### First\nnew\n\n### Third\nthird\n\n<!-- end of figures -->\nMore words\n',
  )
  expect(insertFigures(page, '### First\nnew\n', TITLES)).toBe(page)
})

test('rows stand in their own order, whichever is measured first', () => {
  const page = insertFigures(insertFigures(PAGE, '### Third\nc', TITLES), '### Second\nb', TITLES)
  expect(page.indexOf('### Second')).toBeLessThan(page.indexOf('### Third'))
})

test('a page without a place for figures is refused', () => {
  expect(() => insertFigures('Words', '### First', TITLES)).toThrow('figures')
})
