import type { Template } from '@anderhalf/template-kit'
import { rings } from './rings.ts'

export const systemicContextTemplates: readonly Template[] = [rings]
