import { describeTemplate } from '@anderhalf/template-kit/testing'
import { systemicContextTemplates } from './index.ts'

for (const template of systemicContextTemplates) describeTemplate(template)
