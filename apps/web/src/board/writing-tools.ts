import { NoteShapeTool, TextShapeTool, type TLKeyboardEventInfo } from 'tldraw'
import { writeInSight } from './write-in-sight.ts'

// tldraw makes notes and texts where somebody points. With the keyboard Enter does it, when it is let go: the text that
// opens would take it as a first line.

export class BoardNoteTool extends NoteShapeTool {
  override onKeyUp({ key }: TLKeyboardEventInfo): void {
    if (key === 'Enter') writeInSight(this.editor, 'note')
  }
}

export class BoardTextTool extends TextShapeTool {
  override onKeyUp({ key }: TLKeyboardEventInfo): void {
    if (key === 'Enter') writeInSight(this.editor, 'text')
  }
}
