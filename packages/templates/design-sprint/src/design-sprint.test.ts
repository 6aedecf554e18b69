import { describeFamily } from '@anderhalf/template-kit/testing'
import { designSprintTemplates } from './index.ts'

describeFamily(designSprintTemplates)
