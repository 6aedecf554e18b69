import { honestCases } from './cases/honest-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

// Defences that are too tight hurt the people they are for.
describeAttacks('honest', honestCases)
