import type { Template } from '@anderhalf/template-kit'
import { fourStepSketch } from './four-step-sketch.ts'
import { howMightWe } from './how-might-we.ts'
import { noteAndVote } from './note-and-vote.ts'

/** As the panel shows them. */
export const designSprintTemplates: readonly Template[] = [howMightWe, noteAndVote, fourStepSketch]
