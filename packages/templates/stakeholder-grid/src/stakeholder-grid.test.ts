import { describeTemplate } from '@anderhalf/template-kit/testing'
import { stakeholderGridTemplates } from './index.ts'

for (const template of stakeholderGridTemplates) describeTemplate(template)
