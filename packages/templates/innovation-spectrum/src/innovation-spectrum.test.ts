import { describeTemplate } from '@anderhalf/template-kit/testing'
import { innovationSpectrumTemplates } from './index.ts'

for (const template of innovationSpectrumTemplates) describeTemplate(template)
