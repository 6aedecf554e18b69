import { useEffect, useRef, useState, type RefObject } from 'react'

/** How far below the visible part of the list a card is drawn already. */
const AHEAD = '400px'

/** Whether the element was ever in or near the visible part of its list: until then, nothing is drawn for it. */
export function useHasComeNear(initially: boolean): [RefObject<HTMLButtonElement | null>, boolean] {
  const ref = useRef<HTMLButtonElement>(null)
  const [isNear, setIsNear] = useState(initially)
  useEffect(() => {
    const element = ref.current
    if (element === null || isNear) return
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isNear])
  return [ref, isNear]
}
