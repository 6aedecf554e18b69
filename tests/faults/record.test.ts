import { authorCases } from './cases/author-cases.ts'
import { recordCases } from './cases/record-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('record', [...recordCases, ...authorCases])
