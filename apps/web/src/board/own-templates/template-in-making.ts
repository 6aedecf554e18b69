import type { OwnTemplate } from '@anderhalf/template-kit'
import { atom } from '@tldraw/state'

export interface TemplateInMaking {
  /** null until there are zones. */
  readonly own: OwnTemplate | null
  /** The saved template that it is to take the place of. */
  readonly replaces: string | null
}

export const NOTHING_IN_MAKING: TemplateInMaking = { own: null, replaces: null }

/** Outlives the panel: whoever closes it by mistake loses nothing. */
export const templateInMaking = atom<TemplateInMaking>('template in making', NOTHING_IN_MAKING)
