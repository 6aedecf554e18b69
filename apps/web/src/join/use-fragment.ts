import { useSyncExternalStore } from 'react'

/** The part of the address after `#`; also when another link is pasted over this one. */
export function useFragment(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1))
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}
