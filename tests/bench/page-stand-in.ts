import { Window } from 'happy-dom'

/** Enough of a page for a text editor without a browser. Call it before anything that looks for one is loaded. */
export function standInForPage(): void {
  const page = new Window() as unknown as Record<string, unknown>
  for (const name of Object.getOwnPropertyNames(page)) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: page[name], configurable: true })
  }
  Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true })
}

/** Frames come from a clock here. What is measured hands on its edits itself. */
export function standInForFrames(): void {
  globalThis.requestAnimationFrame = (callback) =>
    setTimeout(() => callback(performance.now()), 16) as unknown as number
  globalThis.cancelAnimationFrame = (handle) => clearTimeout(handle)
}
