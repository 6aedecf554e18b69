import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './BoardNotice.module.css'

export function BoardNotice({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div className={styles['notice']}>
      <Icon size={20} aria-hidden className={styles['icon']} />
      {children}
    </div>
  )
}
