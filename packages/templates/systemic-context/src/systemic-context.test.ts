import { describeFamily } from '@anderhalf/template-kit/testing'
import { systemicContextTemplates } from './index.ts'

describeFamily(systemicContextTemplates)
