/** Of one note; of the others it says how many they are. */
const MOST_SHOWN = 4

/** @returns what stands on a note that has these tags */
export function shownTags(tags: readonly string[]): string[] {
  const shown = tags.slice(0, MOST_SHOWN)
  return tags.length > MOST_SHOWN ? [...shown, `+${tags.length - MOST_SHOWN}`] : shown
}
