/** Calls back before the next frame is painted, or soon where none is painted. @returns cancel */
export type OnNextFrame = (callback: () => void) => () => void
