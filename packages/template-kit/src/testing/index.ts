export { describeFamily } from './describe-template.ts'
