import { describeFamily } from '@anderhalf/template-kit/testing'
import { stakeholderGridTemplates } from './index.ts'

describeFamily(stakeholderGridTemplates)
