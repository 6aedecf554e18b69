import * as tldraw from 'tldraw'
import { vi } from 'vitest'

// Part of tldraw's modules, left out of their declarations.
const hidden = tldraw as unknown as { mockUniqueId(createId: () => string): void }

/** Ids are counted from here on, so that the same seed makes the same board. */
export function countIds(): void {
  let count = 0
  hidden.mockUniqueId(() => {
    count += 1
    // Scrambled, so that the order of ids is not the order in which shapes were made.
    return `${((count * 7919) % 9973).toString(36)}-${count}`
  })
}

let frames: (() => void)[] = []

/** Nothing happens by itself: no frame comes until a test lets it, so a test says when gathered edits are written. */
export function stopTheClock(): void {
  vi.stubGlobal('__FORCE_RAF_IN_TESTS__', true)
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: { add: () => undefined, delete: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() },
  })
}

/** tldraw lets no two frames follow each other faster than this. */
const FRAME_MS = 16

/** Lets go of what still waits for a frame, and of loops that ask for one at every frame. */
export function dropFrames(): void {
  const endMs = Date.now() + FRAME_MS
  while (frames.length > 0 && Date.now() <= endMs) {
    const callbacks = frames
    frames = []
    for (const callback of callbacks) callback()
  }
  frames = []
}
