import type { Editor } from '@tiptap/core'

/**
 * Puts the caret behind the words of a text that was just opened. tldraw selects all words, and whoever types then
 * would replace what others wrote; where it selects nothing, it puts the caret in front at first.
 */
export function putCaretAtEnd(editor: Editor): void {
  if (editor.isDestroyed || editor.isEmpty) return
  const { selection, doc } = editor.state
  const isAtStart = selection.from <= 1
  const coversAll = !selection.empty && selection.to >= doc.content.size - 1
  if (isAtStart && (selection.empty || coversAll)) editor.commands.setTextSelection(doc.content.size)
}
