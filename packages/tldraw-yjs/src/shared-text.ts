import { giveEmptyLinesText, recordsOf, textFragmentOf } from '@anderhalf/board-model'
import { Extension, type AnyExtension } from '@tiptap/core'
import type { TLStore } from '@tldraw/tlschema'
import { redo, undo, yCursorPlugin, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { putCaretAtEnd } from './caret-at-end.ts'
import { createCaret, isCaretOfOthers, paintSelection } from './carets.ts'
import { flushEdits } from './flush-edits.ts'
import { bindCompositionHold, type HoldIncoming } from './composition-hold.ts'
import { limitOpenText } from './limit-open-text.ts'

export interface SharedTextOptions {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The shape whose text is open, such as `() => editor.getEditingShapeId()`. */
  readonly getEditingShapeId: () => string | null
  /**
   * Told to hold back what arrives while an input method composes a word, and to let it go after. What arrives in the
   * middle of a composition ends it, and the letters so far are doubled.
   */
  readonly holdIncoming?: HoldIncoming
  /** What somebody was typing into a shape when another person deleted it; they may not have begun yet. */
  readonly onTextLost?: (lost: { readonly shapeId: string; readonly richText: unknown }) => void
  /** Told when something was not taken into an open text, for it would be too long. */
  readonly onTextTooLong?: () => void
}

export interface SharedText {
  /** Goes into `textOptions.tipTapConfig.extensions`, see `withSharedText`. */
  readonly extension: AnyExtension
  /** Whether the text of this shape is bound to an open text editor; for `bindStore`. */
  readonly isBound: (shapeId: string) => boolean
}

/** What y-prosemirror keeps of an open text. */
interface Bound {
  readonly binding: { readonly mux: (change: () => void) => void } | null
}

/**
 * Binds the text editor that tldraw opens to the fragment of its shape, so that several people type in one note and
 * no character is lost. Each text editor that opens asks anew which shape it edits.
 */
export function createSharedText(options: SharedTextOptions): SharedText {
  const { store, doc, awareness, getEditingShapeId, holdIncoming, onTextLost, onTextTooLong } = options
  let boundShapeId: string | null = null
  let isFirstFocus = false

  const extension = Extension.create({
    name: 'sharedText',
    priority: 1000,

    addProseMirrorPlugins() {
      const shapeId = getEditingShapeId()
      if (shapeId === null) return []
      // A note that was made in this frame lies in the document only after it.
      flushEdits(store)
      const fragment = textFragmentOf(doc, shapeId)
      if (fragment === null) return []
      boundShapeId = shapeId
      const { editor } = this
      isFirstFocus = true
      return [
        ySyncPlugin(fragment, { onFirstRender: () => putCaretAtEnd(editor) }),
        yCursorPlugin(awareness, {
          awarenessStateFilter: isCaretOfOthers,
          cursorBuilder: createCaret,
          selectionBuilder: paintSelection,
        }),
        yUndoPlugin(),
        limitOpenText(() => onTextTooLong?.()),
      ]
    },

    addKeyboardShortcuts() {
      return {
        'Mod-z': ({ editor }) => {
          undo(editor.state)
          return boundShapeId !== null
        },
        'Mod-y': ({ editor }) => {
          redo(editor.state)
          return boundShapeId !== null
        },
        'Shift-Mod-z': ({ editor }) => {
          redo(editor.state)
          return boundShapeId !== null
        },
      }
    },

    onFocus() {
      if (!isFirstFocus) return
      isFirstFocus = false
      // tldraw gives the focus to the element, with the browser's caret in front. A fast hand types into that long
      // before the editor tells that it was created.
      this.editor.view.focus()
    },

    onCreate() {
      if (boundShapeId === null) return
      // Behind tldraw's own answer to the same event.
      queueMicrotask(() => putCaretAtEnd(this.editor))
      if (holdIncoming === undefined) return
      const release = bindCompositionHold(this.editor.view.dom, holdIncoming)
      this.editor.on('destroy', release)
    },

    onTransaction({ transaction }) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return
      const fragment = boundShapeId === null ? null : textFragmentOf(doc, boundShapeId)
      const bound = ySyncPluginKey.getState(this.editor.state) as Bound | undefined
      if (fragment === null) return
      // On the screen this changes nothing, so the binding need not look at it.
      bound?.binding?.mux(() => doc.transact(() => giveEmptyLinesText(fragment), ySyncPluginKey))
    },

    onDestroy() {
      const shapeId = boundShapeId
      boundShapeId = null
      if (shapeId === null || recordsOf(doc).has(shapeId)) return
      onTextLost?.({ shapeId, richText: this.editor.getJSON() })
    },
  })

  return {
    extension,
    isBound: (shapeId) => shapeId === boundShapeId,
  }
}

/**
 * The extensions of a text editor with shared text among them. Its own history is switched off: it knows nothing of
 * who typed what.
 *
 * @param extensions such as tldraw's `tipTapDefaultExtensions`
 */
export function withSharedText(
  extensions: readonly AnyExtension[],
  { extension }: SharedText,
): AnyExtension[] {
  const without = extensions.map((one) =>
    one.name === 'starterKit' ? one.configure({ ...one.options, history: false }) : one,
  )
  return [...without, extension]
}
