import { wireCases } from './cases/wire-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('wire', wireCases)
