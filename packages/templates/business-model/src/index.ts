import type { Template } from '@anderhalf/template-kit'
import { canvas } from './canvas.ts'
import { publicCanvas } from './public-canvas.ts'

/** As the panel shows them. */
export const businessModelTemplates: readonly Template[] = [publicCanvas, canvas]
