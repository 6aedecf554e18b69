/** Rows that only have a number, the same in every language. */
export const NUMBERED_ROWS = ['row-1', 'row-2', 'row-3', 'row-4', 'row-5'] as const

export const NUMBER_WORDS = { 'row-1': '1', 'row-2': '2', 'row-3': '3', 'row-4': '4', 'row-5': '5' } as const
