import { type Tag } from '../ledger/tags'
import { charactersOf } from '../text'
import { type CategoryList, type KeptCategory, OTHER, categoryList } from '../text/categoryList'

/** What an administrator gives of a category; without an id it is a new one. */
export interface CategoryInput {
  id?: string
  words: string
  /** Beside those of the default. */
  cues: readonly string[]
  closed: boolean
}

/** What an administrator gives of a tag; without an id it is a new one. */
export interface TagInput {
  id?: string
  name: string
  closed: boolean
}

export const NAME_MOST = 8
export const CATEGORIES_MOST = 60
export const TAGS_MOST = 60
export const CUES_MOST = 40
const [CUE_LEAST, CUE_MOST] = [2, 12]

/** The first of `own-1`, `own-2`… that nobody ever had. */
export function newListId(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!taken.has(`own-${n}`)) return `own-${n}`
}

/** What is wrong with a category, by field, in words; null when nothing is. */
export function wrongWithCategory({ id, words, cues, closed }: CategoryInput, list: CategoryList): Record<string, string> | null {
  const before = list.find((one) => one.id === id)
  if (id !== undefined && !before) return { id: '没有这个类别' }
  if (id === OTHER && (closed || cues.length > 0)) return { closed: '认不出的都归这一类，不能停用，也不用字眼' }
  if (id === undefined && list.length >= CATEGORIES_MOST) return { words: `最多${CATEGORIES_MOST}类，请先停用不用的` }
  if (list.some((one) => one.id !== id && !one.closed && one.words === words)) return { words: '已经有这个名称的类别' }
  if (cues.some((cue) => charactersOf(cue).length < CUE_LEAST || charactersOf(cue).length > CUE_MOST)) return { cues: `每个字眼${CUE_LEAST}到${CUE_MOST}个字` }
  if (id === undefined && cues.length === 0) return { cues: '请写几个群众常用的字眼，系统才认得出' }
  return null
}

/** The categories that are kept after one was given. */
export function withCategory(kept: readonly KeptCategory[], { words, cues, closed }: CategoryInput, id: string): KeptCategory[] {
  const own: KeptCategory = { id, words, cues: [...new Set(cues)], ...(closed ? { closed: true as const } : {}) }
  return kept.some((one) => one.id === id) ? kept.map((one) => (one.id === id ? own : one)) : [...kept, own]
}

/** Every id that a category has or had. */
export const categoryIds = (kept: readonly KeptCategory[]): Set<string> => new Set(categoryList(kept).map(({ id }) => id))

/** What is wrong with a tag, by field, in words; null when nothing is. */
export function wrongWithTag({ id, name, closed }: TagInput, tags: readonly Tag[]): Record<string, string> | null {
  if (id !== undefined && !tags.some((one) => one.id === id)) return { id: '没有这个标签' }
  if (id === undefined && tags.length >= TAGS_MOST) return { name: `最多${TAGS_MOST}个标签` }
  if (!closed && tags.some((one) => one.id !== id && !one.retired && one.name === name)) return { name: '已经有这个名称的标签' }
  return null
}

/** The tags after one was given. */
export function withTag(tags: readonly Tag[], { name, closed }: TagInput, id: string): Tag[] {
  const own: Tag = { id, name, ...(closed ? { retired: true } : {}) }
  return tags.some((one) => one.id === id) ? tags.map((one) => (one.id === id ? own : one)) : [...tags, own]
}
