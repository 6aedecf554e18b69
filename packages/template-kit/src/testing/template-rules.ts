import type { Template } from '../define-template.ts'
import { findContrastFaults } from './contrast-rule.ts'
import { findGroundFaults } from './ground-rule.ts'
import { findIdFaults, findRoundTripFaults } from './identity-rules.ts'
import { findExportFaults, findFitFaults, findReadingDistanceFaults } from './label-rules.ts'
import { findPlaceFaults } from './place-rule.ts'
import { findCapacityFaults, findRoomFaults } from './room-rule.ts'
import { findWordFaults } from './word-rule.ts'

export interface TemplateRule {
  readonly name: string
  /** @returns one sentence for each place that breaks the rule */
  readonly findFaults: (template: Template) => readonly string[]
}

export const TEMPLATE_RULES = [
  { name: 'has ids that can lie in boards for ever', findFaults: findIdFaults },
  { name: 'comes back the same from storage', findFaults: findRoundTripFaults },
  { name: 'covers its ground with zones that do not overlap', findFaults: findGroundFaults },
  { name: 'has every word in every language', findFaults: findWordFaults },
  { name: 'fits its labels', findFaults: findFitFaults },
  { name: 'keeps the label of a zone within it', findFaults: findPlaceFaults },
  { name: 'can be read from the back of the room', findFaults: findReadingDistanceFaults },
  { name: 'has contrast on light and on dark boards', findFaults: findContrastFaults },
  { name: 'leaves room for notes beside its labels', findFaults: findRoomFaults },
  { name: 'holds twelve notes', findFaults: findCapacityFaults },
  { name: 'shows its labels in an exported picture', findFaults: findExportFaults },
] as const satisfies readonly TemplateRule[]
