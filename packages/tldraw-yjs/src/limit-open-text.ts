import { LIMITS } from '@anderhalf/protocol'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from 'y-prosemirror'

type TextNode = Parameters<NonNullable<Plugin['spec']['filterTransaction']>>[0]['doc']

/**
 * Half of what the relay takes, for it counts what an edit replaces together with what it brings: all that fits can
 * be pasted anew or made a list at once, also by two people.
 */
const MAX_CHARACTERS = LIMITS.maxTextLength / 2
const MAX_NODES = LIMITS.maxTextNodes / 2

/**
 * Keeps an open text within what the relay takes: after a refusal, nothing that this person does would arrive any
 * more. What makes a text shorter is always taken, and so is what others write.
 */
export function limitOpenText(onTooLong: () => void): Plugin {
  return new Plugin({
    filterTransaction(transaction, { doc: before }) {
      const { doc: after, docChanged } = transaction
      if (!docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return true
      if (after.content.size <= before.content.size || fits(after)) return true
      onTooLong()
      return false
    },
  })
}

function fits(text: TextNode): boolean {
  // A character is one of this size, a paragraph two: nearly every text is known to fit without a look inside.
  if (text.content.size <= MAX_NODES) return true
  let characters = 0
  let nodes = 0
  text.descendants((node) => {
    nodes++
    characters += node.text?.length ?? 0
  })
  return characters <= MAX_CHARACTERS && nodes <= MAX_NODES
}
