import { wordsOf } from '@anderhalf/board-model'
import { atom, type Signal, type TLRichText } from 'tldraw'

/** What somebody was typing when another person deleted its shape, until they said what to do with it. */
export interface LostTexts {
  /** The first is asked about; others may be lost meanwhile. None is without words. */
  readonly waiting: Signal<readonly TLRichText[]>
  /** @returns puts words behind this text that were typed when its shape was gone already */
  readonly add: (richText: TLRichText) => (words: string) => void
  readonly forgetFirst: () => void
}

export function createLostTexts(): LostTexts {
  const waiting = atom<readonly TLRichText[]>('lost texts', [])

  function add(lost: TLRichText): (words: string) => void {
    let kept = lost
    if (wordsOf(lost) !== '') waiting.update((texts) => [...texts, lost])
    return (words) => {
      const before = kept
      const after = withWordsBehind(before, words)
      kept = after
      waiting.update((texts) =>
        texts.includes(before) ? texts.map((text) => (text === before ? after : text)) : [...texts, after],
      )
    }
  }

  return {
    waiting,
    add,
    forgetFirst: () => void waiting.update((texts) => texts.slice(1)),
  }
}

interface TextNode {
  readonly type: string
  readonly content?: readonly TextNode[]
  readonly text?: string
}

function withWordsBehind(richText: TLRichText, words: string): TLRichText {
  return behindLastText(richText as TextNode, words) as TLRichText
}

/** A list ends in an item and an item in a paragraph: the words go into the innermost last one. */
function behindLastText(node: TextNode, words: string): TextNode {
  const children = node.content ?? []
  const last = children.at(-1)
  if (last === undefined || isInline(last)) {
    return { ...node, content: [...children, { type: 'text', text: words }] }
  }
  return { ...node, content: [...children.slice(0, -1), behindLastText(last, words)] }
}

function isInline({ type }: TextNode): boolean {
  return type === 'text' || type === 'hardBreak'
}
