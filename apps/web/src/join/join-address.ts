import type { Invitation } from '@anderhalf/protocol'

/** The page inside this app where an invitation for a board is taken up. */
export function joinAddress(boardId: string, invitation: Invitation): string {
  return `/j/${boardId}#${'code' in invitation ? invitation.code : invitation.secret}`
}

/** @returns the path and fragment of an absolute join link, for navigation without a reload */
export function pathOfLink(link: string): string {
  const url = new URL(link)
  return url.pathname + url.hash
}
