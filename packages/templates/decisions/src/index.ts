import type { Template } from '@anderhalf/template-kit'
import { criteriaMatrix } from './criteria-matrix.ts'
import { executionAgenda } from './execution-agenda.ts'
import { homework } from './homework.ts'
import { scarceMeans } from './scarce-means.ts'
import { taskDivision } from './task-division.ts'

/** As the panel shows them. */
export const decisionsTemplates: readonly Template[] = [
  criteriaMatrix,
  scarceMeans,
  taskDivision,
  executionAgenda,
  homework,
]
