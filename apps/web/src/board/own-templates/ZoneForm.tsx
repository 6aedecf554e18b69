import { LIMITS } from '@anderhalf/protocol'
import type { OwnTemplate, OwnZone } from '@anderhalf/template-kit'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import { TextField } from '../../design/TextField.tsx'
import {
  formOf,
  movedZone,
  ruleOf,
  withForm,
  withRule,
  withZones,
  type RectangleForm,
} from './change-own-template.ts'
import styles from './OwnTemplates.module.css'

const RULES = ['empty', 'only'] as const
const BANDS = ['rectangle', 'across', 'down'] as const

interface ZoneFormProps {
  own: OwnTemplate
  zone: OwnZone
  onChange: (own: OwnTemplate) => void
}

/** One zone: its name, its place in the order, its form, and what to ask about it. */
export function ZoneForm({ own, zone, onChange }: ZoneFormProps) {
  const { t } = useTranslation()
  const nth = own.zones.indexOf(zone)
  const name = zone.name.trim() || t('ownTemplates.place.zone', { nth: nth + 1 })
  const form = formOf(zone)
  const change = (changed: OwnZone) =>
    onChange(
      withZones(
        own,
        own.zones.map((other) => (other === zone ? changed : other)),
      ),
    )

  return (
    <li className={styles['zone']}>
      <div className={styles['zoneHead']}>
        <TextField
          className={styles['zoneName']}
          label={t('ownTemplates.zoneName', { nth: nth + 1 })}
          value={zone.name}
          maxLength={LIMITS.maxOwnLabelLength}
          autoComplete="off"
          onChange={({ target }) => change({ ...zone, name: target.value })}
        />
        {nth > 0 && (
          <IconButton
            icon={ArrowUp}
            label={t('ownTemplates.earlier', { name })}
            onClick={() => onChange(withZones(own, movedZone(own.zones, nth, -1)))}
          />
        )}
        {nth < own.zones.length - 1 && (
          <IconButton
            icon={ArrowDown}
            label={t('ownTemplates.later', { name })}
            onClick={() => onChange(withZones(own, movedZone(own.zones, nth, 1)))}
          />
        )}
        <IconButton
          icon={Trash2}
          label={t('ownTemplates.removeZone', { name })}
          onClick={() =>
            onChange(
              withZones(
                own,
                own.zones.filter((other) => other !== zone),
              ),
            )
          }
        />
      </div>
      {form !== null && (
        <select
          className={styles['select']}
          aria-label={t('ownTemplates.formOf', { name })}
          value={form}
          onChange={({ target }) => change(withForm(own, zone, target.value as RectangleForm))}
        >
          {BANDS.map((band) => (
            <option key={band} value={band}>
              {t(`ownTemplates.band.${band}`)}
            </option>
          ))}
        </select>
      )}
      {RULES.map((kind) => {
        const rule = ruleOf(own, kind, zone.id)
        const at = { kind, zoneId: zone.id }
        return (
          <div key={kind}>
            <label className={styles['choice']}>
              <input
                type="checkbox"
                checked={rule !== null}
                onChange={({ target }) =>
                  onChange(
                    withRule(own, at, target.checked ? t(`ownTemplates.question.${kind}`, { name }) : null),
                  )
                }
              />
              {t(`ownTemplates.rule.${kind}`)}
            </label>
            {rule !== null && (
              <input
                className={styles['words']}
                aria-label={t('ownTemplates.questionOf', { name })}
                value={rule.question}
                maxLength={LIMITS.maxOwnQuestionLength}
                onChange={({ target }) => onChange(withRule(own, at, target.value))}
              />
            )}
          </div>
        )
      })}
    </li>
  )
}
