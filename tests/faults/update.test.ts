import { updateCases } from './cases/update-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('update', updateCases)
