import { createContext } from 'react'
import type { PaintedNotes } from './painted-notes.ts'

export const PaintedNotesContext = createContext<PaintedNotes | null>(null)
