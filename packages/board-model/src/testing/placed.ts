import type { IndexKey } from '@tldraw/utils'

/** What the shapes of tests have in common, besides their place and parent. */
export const placed = {
  typeName: 'shape',
  rotation: 0,
  index: 'a1' as IndexKey,
  isLocked: false,
  opacity: 1,
  meta: {},
} as const
