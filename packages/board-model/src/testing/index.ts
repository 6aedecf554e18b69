export { createStroke, penPoints } from './stroke.ts'
