/** On a narrow screen a panel lies over what it leads to. */
export function isNarrow(): boolean {
  return window.matchMedia('(max-width: 640px)').matches
}
