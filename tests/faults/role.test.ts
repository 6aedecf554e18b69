import { roleCases } from './cases/role-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('role', roleCases)
