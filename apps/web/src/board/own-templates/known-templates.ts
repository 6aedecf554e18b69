import { FACTS_TEMPLATES_MAP } from '@anderhalf/protocol'
import { findTemplate } from '@anderhalf/template-catalogue'
import {
  decodeOwnTemplate,
  OWN_TEMPLATE_PREFIX,
  OWN_TEMPLATE_VERSION,
  templateOfOwn,
  type Template,
} from '@anderhalf/template-kit'
import { atom } from '@tldraw/state'
import type { Doc } from 'yjs'

/** By their ids, which hold the hash of the text: what one board says of an id is true on every board. */
const ownTemplates = atom<ReadonlyMap<string, Template>>('own templates', new Map())

/** A template of the product or one that somebody made. Readers inside `useValue` and `react` hear of new ones. */
export function findKnownTemplate(id: string, version: number): Template | null {
  if (!id.startsWith(OWN_TEMPLATE_PREFIX)) return findTemplate(id, version)
  return version === OWN_TEMPLATE_VERSION ? (ownTemplates.get().get(id) ?? null) : null
}

/** Rises in identity with every template that comes to be known. */
export function knownOwnTemplates(): ReadonlyMap<string, Template> {
  return ownTemplates.get()
}

/** @returns null for a text that is no template of this version of the product */
export function knowOwnTemplate(id: string, text: string): Template | null {
  const known = ownTemplates.get().get(id)
  if (known !== undefined) return known
  const parsed = decodeOwnTemplate(text)
  if (!parsed.ok) return null
  const template = templateOfOwn(parsed.template, id)
  ownTemplates.update((before) => new Map(before).set(id, template))
  return template
}

/** Knows whatever the board keeps, from the copy on this device or from the server. @returns unbind */
export function bindKeptTemplates(facts: Doc): () => void {
  const kept = facts.getMap(FACTS_TEMPLATES_MAP)
  function learn(): void {
    for (const [id, text] of kept) if (typeof text === 'string') knowOwnTemplate(id, text)
  }
  learn()
  kept.observe(learn)
  return () => kept.unobserve(learn)
}
