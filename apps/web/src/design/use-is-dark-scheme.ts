import { useSyncExternalStore } from 'react'

const scheme = window.matchMedia('(prefers-color-scheme: dark)')

export function useIsDarkScheme(): boolean {
  return useSyncExternalStore(subscribe, () => scheme.matches)
}

function subscribe(onChange: () => void): () => void {
  scheme.addEventListener('change', onChange)
  return () => scheme.removeEventListener('change', onChange)
}
