import { createContext } from 'react'

/** What had the focus when somebody asked for a panel: it gets the focus back. A panel may take a while to load. */
export const PanelOpener = createContext<Element | null>(null)
