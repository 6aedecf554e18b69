export { createFrame, createNote, type NotePlacement } from './shapes.ts'
export { createStroke, penPoints } from './stroke.ts'
