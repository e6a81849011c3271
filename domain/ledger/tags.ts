/** A mark that the district sorts its appeals by, beside kind and level (分类标注, S5.1). */
export interface Tag {
  /** Never used again for something else: entries carry it for ever. */
  id: string
  name: string
  /** No longer offered; what carries it keeps it. */
  retired?: boolean
}

/** What a district begins with; the centre and the administrators keep the list (`saveTag`). */
export const DEFAULT_TAGS: readonly Tag[] = [
  { id: 'livelihood', name: '民生实事' },
  { id: 'backlog', name: '历史遗留' },
  { id: 'group', name: '多人共同反映' },
  { id: 'elderly', name: '涉老助残' },
  { id: 'schools', name: '涉校涉学' },
  { id: 'farming', name: '涉农惠农' },
  { id: 'wages', name: '欠薪' },
  { id: 'flood', name: '防汛安全' },
  { id: 'media', name: '媒体关注' },
  { id: 'watch', name: '重点督办' },
]

/** As many as a row of the ledger can show. */
export const TAGS_MAX = 5

/** What a change of tags adds and takes away; null when it is none, names a tag that is not offered, or goes beyond the limit. */
export function changeOfTags(before: readonly string[], after: readonly string[], known: readonly Tag[]): { added: string[]; removed: string[] } | null {
  const wanted = new Set(after)
  const added = [...wanted].filter((id) => !before.includes(id))
  const removed = before.filter((id) => !wanted.has(id))
  const offered = known.filter(({ retired }) => !retired).map(({ id }) => id)
  if (wanted.size > TAGS_MAX || added.length + removed.length === 0 || added.some((id) => !offered.includes(id))) return null
  return { added, removed }
}

/** The names of tags, those of a list that no longer has them left out. */
export function tagNames(ids: readonly string[], known: readonly Tag[]): string[] {
  return ids.flatMap((id) => known.find((tag) => tag.id === id)?.name ?? [])
}
