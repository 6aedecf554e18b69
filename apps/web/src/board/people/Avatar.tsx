import styles from './Avatar.module.css'

interface AvatarProps {
  name: string
  color: string
}

/** Decoration: the name stands beside it or is the label of what holds it. */
export function Avatar({ name, color }: AvatarProps) {
  return (
    <span className={styles['avatar']} style={{ background: color }} aria-hidden>
      {firstLetter(name)}
    </span>
  )
}

function firstLetter(name: string): string {
  const codePoint = name.trim().codePointAt(0)
  return codePoint === undefined ? '·' : String.fromCodePoint(codePoint).toUpperCase()
}
