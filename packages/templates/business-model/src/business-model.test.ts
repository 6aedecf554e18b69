import { describeFamily } from '@anderhalf/template-kit/testing'
import { businessModelTemplates } from './index.ts'

describeFamily(businessModelTemplates)
