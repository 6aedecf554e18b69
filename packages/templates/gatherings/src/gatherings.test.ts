import { describeTemplate } from '@anderhalf/template-kit/testing'
import { gatheringTemplates } from './index.ts'

for (const template of gatheringTemplates) describeTemplate(template)
