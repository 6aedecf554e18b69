/** What a new board can begin with; texts are keys under `start`. */
export const STARTING_POINTS = [
  { name: 'rings', hint: 'ringsHint', templates: ['systemic-context/rings'] },
  { name: 'spectrum', hint: 'spectrumHint', templates: ['innovation-spectrum/arrow'] },
  { name: 'stakeholders', hint: 'stakeholdersHint', templates: ['stakeholder-grid/power-interest'] },
  { name: 'empty', hint: 'emptyHint', templates: [] },
] as const

export type StartingPointName = (typeof STARTING_POINTS)[number]['name']

export const FIRST_STARTING_POINT: StartingPointName = 'rings'

export function templatesOf(name: StartingPointName): string[] {
  return [...(STARTING_POINTS.find((point) => point.name === name)?.templates ?? [])]
}
