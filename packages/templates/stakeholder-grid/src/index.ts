import type { Template } from '@anderhalf/template-kit'
import { powerInterest } from './power-interest.ts'

export const stakeholderGridTemplates: readonly Template[] = [powerInterest]
