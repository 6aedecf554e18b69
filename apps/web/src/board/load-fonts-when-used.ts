import type { Editor } from 'tldraw'

/**
 * tldraw asks for all sixteen of its fonts in advance, 1.3 MB for every visitor. A font still comes by itself as
 * soon as a shape in it is on the screen.
 *
 * Call while the editor mounts, before the next microtask.
 */
export function loadFontsWhenUsed({ fonts }: Editor): void {
  // reason: there is no option for it; the field is private, and tldraw is pinned at one version.
  const { fontsToLoad } = fonts as unknown as { readonly fontsToLoad: Set<unknown> }
  fontsToLoad.clear()
}
