import { describe, expect, it } from 'vitest'
import { parseFragment, parseInvitation } from './parse-invitation.ts'

const BOARD_ID = 'Vy8A3XCGB_WYunhl8Dkoqw'
const SECRET = 'Zk3_aaaaBBBBccccDDDDeeee-1234567'

describe('what somebody types or pastes', () => {
  it('is a code with any spacing and case, as it is read aloud', () => {
    for (const typed of ['k7mp 3qra', ' K7MP-3QRA ', 'K7MP3QRA']) {
      expect(parseInvitation(typed)).toEqual({ code: 'K7MP3QRA' })
    }
  })

  it('is a link, also in the middle of a pasted message', () => {
    const invitation = { boardId: BOARD_ID, secret: SECRET }
    expect(parseInvitation(`https://bord.example/j/${BOARD_ID}#${SECRET}`)).toEqual(invitation)
    expect(parseInvitation(`Kom erbij: http://10.0.0.5:8787/j/${BOARD_ID}#${SECRET} tot zo`)).toEqual(
      invitation,
    )
  })

  it('is nothing when a part of the link is missing', () => {
    expect(parseInvitation('')).toBeNull()
    expect(parseInvitation(`https://bord.example/j/${BOARD_ID}`)).toBeNull()
    expect(parseInvitation(`https://bord.example/j/${BOARD_ID}#te-kort`)).toBeNull()
    expect(parseInvitation(`https://bord.example/j/kort#${SECRET}`)).toBeNull()
  })
})

it('the fragment of a join address is a secret or a code', () => {
  expect(parseFragment(BOARD_ID, SECRET)).toEqual({ boardId: BOARD_ID, secret: SECRET })
  expect(parseFragment(BOARD_ID, 'K7MP3QRA')).toEqual({ code: 'K7MP3QRA' })
  expect(parseFragment('kort', SECRET)).toBeNull()
})
