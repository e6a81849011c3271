import { CATEGORIES, CATEGORY_IDS } from './categories'

/** A category as a district keeps it: one of the defaults under another name, with more words or closed, or one of its own. */
export interface KeptCategory {
  /** Never used again for something else: the responsibility list speaks by it. */
  id: string
  words: string
  /** Words by which people speak of it, beside those of the default. */
  cues: readonly string[]
  /** Proposed no more. */
  closed?: true
}

/** A category as it is proposed by. */
export interface ListedCategory {
  id: string
  words: string
  cues: readonly string[]
  closed: boolean
}
export type CategoryList = readonly ListedCategory[]

/** What is left when no other fits; it is always there. */
export const OTHER = 'other'

export const DEFAULT_LIST: CategoryList = CATEGORY_IDS.map((id) => ({ id, words: CATEGORIES[id].words, cues: CATEGORIES[id].cues, closed: false }))

/** The defaults with what a district keeps over them; its own stand before what is left when none fits. */
export function categoryList(kept: readonly KeptCategory[]): CategoryList {
  const found = (id: string) => kept.find((one) => one.id === id)
  const defaults = DEFAULT_LIST.map((one): ListedCategory => {
    const own = found(one.id)
    return own ? { ...one, words: own.words, cues: [...new Set([...one.cues, ...own.cues])], closed: own.closed === true && one.id !== OTHER } : one
  })
  const added = kept.filter(({ id }) => !DEFAULT_LIST.some((one) => one.id === id)).map(({ closed, ...one }): ListedCategory => ({ ...one, closed: closed === true }))
  return [...defaults.filter(({ id }) => id !== OTHER), ...added, ...defaults.filter(({ id }) => id === OTHER)]
}

export const isListed = (list: CategoryList, id: string): boolean => list.some((one) => one.id === id)

/** What a category is called; one that the list does not have is the one left over. */
export const categoryWords = (list: CategoryList, id: string): string => (list.find((one) => one.id === id) ?? list.find((one) => one.id === OTHER))?.words ?? ''
