import type { Template } from '../define-template.ts'

/** Each version below the newest, for the boards that hold it. */
export function findMissingVersions(templates: readonly Template[]): string[] {
  return templates.flatMap(({ id, version }) => {
    const before = Array.from({ length: version - 1 }, (_, nth) => nth + 1)
    const held = new Set(templates.filter((other) => other.id === id).map((other) => other.version))
    return before.filter((older) => !held.has(older)).map((older) => `${id} has lost its version ${older}`)
  })
}
