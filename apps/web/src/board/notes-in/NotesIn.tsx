import { lazy, Suspense, useEffect, useState } from 'react'
import type { Editor } from 'tldraw'
import { bindOfferedNotes, type OfferedNotes } from './offered-notes.ts'

/** Reading tables is for who pastes one. */
const NotesInDialog = lazy(async () => ({ default: (await import('./NotesInDialog.tsx')).NotesInDialog }))

/** Asks what pasted lists and tables should become. */
export function NotesIn({ editor }: { editor: Editor }) {
  const [offered, setOffered] = useState<OfferedNotes | null>(null)
  useEffect(() => bindOfferedNotes(editor, setOffered), [editor])

  if (offered === null) return null
  return (
    <Suspense fallback={null}>
      <NotesInDialog editor={editor} offered={offered} onClose={() => setOffered(null)} />
    </Suspense>
  )
}
