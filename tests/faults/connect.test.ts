import { connectCases } from './cases/connect-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('connect', connectCases)
