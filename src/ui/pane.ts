import { createContext, useContext } from 'react'

/** What a page that stands beside its list may do for that list. */
export interface Pane {
  /** Something was changed, and the list is to be read again. */
  onChanged?: () => void
}

export const PaneContext = createContext<Pane | null>(null)

/** The pane that this page stands in, beside its list; null where it is a page of its own. */
export const usePane = (): Pane | null => useContext(PaneContext)
