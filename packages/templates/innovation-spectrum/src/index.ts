import type { Template } from '@anderhalf/template-kit'
import { arrowFirst } from './arrow-first.ts'
import { arrow } from './arrow.ts'
import { innovationFrame } from './frame.ts'
import { perspectivesMatrix } from './perspectives-matrix.ts'
import { innovationWindow } from './window.ts'

/** As the panel shows them; then the versions that older boards hold. */
export const innovationSpectrumTemplates: readonly Template[] = [
  arrow,
  perspectivesMatrix,
  innovationWindow,
  innovationFrame,
  arrowFirst,
]
