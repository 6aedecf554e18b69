import type { Template } from '@anderhalf/template-kit'
import { arrow } from './arrow.ts'

export const innovationSpectrumTemplates: readonly Template[] = [arrow]
