import { type Standing, isComplaint } from '../../../domain/appeal/standing'
import { isOpen } from '../../../domain/appeal/statuses'
import { fit, propose, withoutPersonalData, type CategoryId } from '../../../domain/text'
import { searchKeys, traitsOf } from '../../../domain/text/likeness'
import type { LikenessRow } from '../../store/likeness'

/** What the index knows of an appeal's words: as much as is read when two are compared. */
const READ = 240

/**
 * Matters that neighbours share, so that one may be told that another filed: lights, roads, water. What is
 * somebody's own (an allowance, a wage, an illness, a quarrel) is nobody else's to know or to join.
 */
const SHARED: readonly string[] = ['streetLight', 'bus', 'road', 'waterSupply', 'powerSupply', 'gas', 'estate', 'cleaning', 'noise', 'pollution', 'farmland', 'market', 'culture'] satisfies CategoryId[]

/** The index's row of an appeal, from its standing and the words of its filing; all of it follows from these. */
export function likenessRowOf(appeal: Standing, words: { text?: string | undefined; spot?: string | undefined }): LikenessRow {
  const text = fit(withoutPersonalData(words.text ?? '').text.replace(/\s+/g, ' '), READ)
  const spot = fit(withoutPersonalData(words.spot ?? '').text, 40)
  return {
    _id: appeal.code,
    keys: searchKeys(traitsOf(text, spot), [appeal.village, appeal.township, ...appeal.scopes]),
    text,
    spot,
    village: appeal.village,
    township: appeal.township,
    scopes: appeal.scopes,
    at: appeal.submittedAt,
    open: isOpen(appeal.status),
    master: appeal.master,
    shared: sharedOf(appeal, text, spot),
  }
}

function sharedOf(appeal: Standing, text: string, spot: string): LikenessRow['shared'] {
  if (isComplaint(appeal)) return 'none'
  if (appeal.status === 'published') return 'result'
  return isOpen(appeal.status) && SHARED.includes(propose(text, spot).category) ? 'open' : 'none'
}

/** Whether a step changed anything that the index holds. */
export function movesLikeness(before: Standing | null, after: Standing): boolean {
  if (!before) return true
  const held = (appeal: Standing) => JSON.stringify([[...appeal.scopes].sort(), isOpen(appeal.status), appeal.status === 'published', appeal.master, isComplaint(appeal), appeal.village])
  return held(before) !== held(after)
}
