import { TEMPLATE_FONT_FAMILY } from '@anderhalf/template-kit'

const context = document.createElement('canvas').getContext('2d')

/** Their width in the font of the app. */
export function widthOfWords(words: string, fontSize: number): number {
  if (context === null) return words.length * fontSize * 0.55
  context.font = `${fontSize}px ${TEMPLATE_FONT_FAMILY}`
  return context.measureText(words).width
}

/** As many of the letters as have room. */
export function fittedWords(words: string, fontSize: number, room: number): string {
  if (widthOfWords(words, fontSize) <= room) return words
  const letters = Array.from(new Intl.Segmenter().segment(words), ({ segment }) => segment)
  while (letters.length > 1 && widthOfWords(`${letters.join('')}…`, fontSize) > room) letters.pop()
  return `${letters.join('')}…`
}
