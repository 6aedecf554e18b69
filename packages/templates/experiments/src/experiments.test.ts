import { describeFamily } from '@anderhalf/template-kit/testing'
import { experimentsTemplates } from './index.ts'

describeFamily(experimentsTemplates)
