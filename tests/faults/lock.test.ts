import { lockCases } from './cases/lock-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('lock', lockCases)
