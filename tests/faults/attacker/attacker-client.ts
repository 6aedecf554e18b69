/** Client id that attacks write under: no honest client draws it. */
export const ATTACKER_CLIENT = 66_600_666
