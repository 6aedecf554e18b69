import { LOCALES } from '@anderhalf/protocol'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'

const NAME = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
const ZONE_ID = new RegExp(`^${NAME}(\\.${NAME})*$`)

export function findIdFaults({ id, family, version, zones, coverage = [] }: Template): string[] {
  const ids = zones.map((zone) => zone.id)
  return [
    ...(new RegExp(`^${family}/${NAME}$`).test(id) ? [] : [`${id} is not ${family}/name`]),
    ...(Number.isInteger(version) && version >= 1 ? [] : [`version ${version} is not 1, 2, 3 …`]),
    ...ids.filter((zoneId) => !ZONE_ID.test(zoneId)).map((zoneId) => `zone ${zoneId} is not in kebab-case`),
    ...ids.filter((zoneId, nth) => ids.indexOf(zoneId) !== nth).map((zoneId) => `two zones are ${zoneId}`),
    ...coverage
      .flatMap((rule) => [...rule.zones, ...(rule.kind === 'no-partner' ? Object.values(rule.partners) : [])])
      .filter((zoneId) => !ids.includes(zoneId))
      .map((zoneId) => `its coverage looks at ${zoneId}, which it does not have`),
  ]
}

export function findRoundTripFaults(template: Template): string[] {
  const { draw: _, ...stored } = template
  const values = [stored, ...LOCALES.map((locale) => drawTemplate(template, { locale }))]
  return values.filter((value) => !isPlain(value)).map(() => 'holds a value that JSON does not')
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every(isPlain)
}
