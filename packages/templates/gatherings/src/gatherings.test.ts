import { describeFamily } from '@anderhalf/template-kit/testing'
import { gatheringTemplates } from './index.ts'

describeFamily(gatheringTemplates)
