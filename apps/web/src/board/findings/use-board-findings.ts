import type { Locale } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import { react, type Editor } from 'tldraw'
import { zoneIndexOf } from '../zones/zone-index.ts'
import { findBoardFindings, type FindingGroup } from './board-findings.ts'

/** Long enough to leave the frames of a drag alone, short enough to follow the conversation. */
const QUIET_MS = 300

/** Follows the board when it comes to rest; never in the middle of a gesture. */
export function useBoardFindings(editor: Editor, locale: Locale): readonly FindingGroup[] {
  const [groups, setGroups] = useState<readonly FindingGroup[]>(() => findBoardFindings(editor, locale))
  useEffect(() => {
    let timer = 0
    const stop = react('board findings', () => {
      zoneIndexOf(editor).version()
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setGroups(findBoardFindings(editor, locale)), QUIET_MS)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [editor, locale])
  return groups
}
