import { describeFamily } from '@anderhalf/template-kit/testing'
import { innovationSpectrumTemplates } from './index.ts'

describeFamily(innovationSpectrumTemplates)
