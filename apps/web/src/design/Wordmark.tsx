import styles from './Wordmark.module.css'

/** The name of the product with its sign; the sign is decoration beside the name. */
export function Wordmark() {
  return (
    <span className={styles['wordmark']}>
      <Sign />
      anderhalf
    </span>
  )
}

/** The sign 1½, as in the favicon. */
export function Sign({ size = 28 }: { size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />
}
