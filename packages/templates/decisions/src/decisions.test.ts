import { describeFamily } from '@anderhalf/template-kit/testing'
import { decisionsTemplates } from './index.ts'

describeFamily(decisionsTemplates)
