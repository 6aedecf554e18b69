export { describeTemplate } from './describe-template.ts'
