import { LIMITS } from '@anderhalf/protocol'

/** Each line is a paragraph and the run of characters in it. */
const NODES_PER_LINE = 2
const MAX_LINES = LIMITS.maxTextNodes / NODES_PER_LINE

export function fitsOneNote(words: string): boolean {
  return words.length <= LIMITS.maxTextLength && words.split('\n').length <= MAX_LINES
}

/** In as few pieces as one note each can hold, cut between lines or words where there are such. */
export function splitWords(words: string): string[] {
  const pieces: string[] = []
  let rest = words
  while (!fitsOneNote(rest)) {
    const most = rest.split('\n').slice(0, MAX_LINES).join('\n').slice(0, LIMITS.maxTextLength)
    const gap = Math.max(most.lastIndexOf('\n'), most.lastIndexOf(' '))
    const end = rest[most.length] === '\n' || gap <= 0 ? most.length : gap
    pieces.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}
