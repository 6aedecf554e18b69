import { zoneName } from '@anderhalf/template-kit'
import { useTranslation } from 'react-i18next'
import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  useEditor,
  useValue,
  type TLUiContextMenuProps,
} from 'tldraw'
import { useLocale } from '../../i18n/use-locale.ts'
import { NoteItems } from '../authors/NoteItems.tsx'
import { useBoard } from '../board-context.ts'
import { addNote, notesInZone, selectNotes, tidyZone } from './zone-actions.ts'
import { focusZone } from './zone-focus.ts'
import { zoneIndexOf } from './zone-index.ts'
import { zoneOnBoard } from './zone-on-board.ts'

/** tldraw's menu under the right button, and above it what belongs to the zone that was pointed at. */
export function ZoneMenu(props: TLUiContextMenuProps) {
  return (
    <DefaultContextMenu {...props}>
      <ZoneItems />
      <NoteItems />
      <DefaultContextMenuContent />
    </DefaultContextMenu>
  )
}

function ZoneItems() {
  const editor = useEditor()
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel, mayWrite } = useBoard()
  const place = useValue(
    'zone under the menu',
    () => {
      // The menu of a note is about the note; a locked template that a long press selects is not in the way.
      if (editor.getSelectedShapes().some(({ isLocked }) => !isLocked)) return null
      const found = zoneIndexOf(editor).find(editor.inputs.currentPagePoint)
      return found === null ? null : zoneOnBoard(editor, found.placedId, found.zoneId)
    },
    [editor],
  )
  if (place === null) return null
  const name = zoneName(place.template, place.zone, locale, place.shape.props.labels)

  function add() {
    if (place === null) return
    const id = addNote(editor, place, '')
    if (id === null) return
    editor.setSelectedShapes([id])
    editor.setEditingShape(id)
    editor.setCurrentTool('select.editing_shape')
  }

  return (
    <TldrawUiMenuGroup id="zone" label={t('zones.menuZone', { name })}>
      <TldrawUiMenuItem
        id="zone-list"
        label={t('zones.menuZone', { name })}
        readonlyOk
        onSelect={() => {
          focusZone(editor, place.shape.id, place.zone.id)
          showPanel('zones')
        }}
      />
      {mayWrite && <TldrawUiMenuItem id="zone-add" label={t('zones.menuAdd')} onSelect={add} />}
      {mayWrite && notesInZone(editor, place).length > 0 && (
        <>
          <TldrawUiMenuItem
            id="zone-select"
            label={t('zones.select')}
            onSelect={() => selectNotes(editor, place)}
          />
          <TldrawUiMenuItem
            id="zone-tidy"
            label={t('zones.tidy')}
            onSelect={() => tidyZone(editor, place, 'place')}
          />
          <TldrawUiMenuItem
            id="zone-tidy-color"
            label={t('zones.tidyByColor')}
            onSelect={() => tidyZone(editor, place, 'color')}
          />
        </>
      )}
    </TldrawUiMenuGroup>
  )
}
