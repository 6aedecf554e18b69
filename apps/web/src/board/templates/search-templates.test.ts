import { listTemplates } from '@anderhalf/template-catalogue'
import { expect, it } from 'vitest'
import { searchTemplates } from './search-templates.ts'

function idsFor(query: string): string[] {
  return searchTemplates(listTemplates(), query).map(({ id }) => id)
}

it.each(['macht', 'power', 'MACHT', 'mácht', 'belang macht', 'power interest'])(
  'finds the grid first by “%s”',
  (query) => {
    expect(idsFor(query)[0]).toBe('stakeholder-grid/power-interest')
  },
)

it('finds a template by a label on it', () => {
  expect(idsFor('op de hoogte houden')).toContain('stakeholder-grid/power-interest')
})

it('wants every word', () => {
  expect(idsFor('macht pannenkoek')).toEqual([])
})

it('keeps the order of the catalogue when nothing is asked', () => {
  expect(searchTemplates(listTemplates(), '  ')).toEqual(listTemplates())
})
