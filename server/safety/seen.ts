import { HIDDEN_WORDS, JUDGEABLE, type Onlooker, SEEN_BY, type Safety, heldWords } from '../../domain/appeal/photos'
import type { PersonId } from '../../domain/organisation/units'
import type { Attachment } from '../contract'
import { temporaryUrls } from '../store/files'
import type { EvidenceRow } from '../store/rows'

/** Where a file stands; photos of versions that asked about none count as unchecked. */
const safetyOf = ({ safety, kind }: Pick<EvidenceRow, 'safety' | 'kind'>): Safety => safety ?? (kind === 'photo' ? 'unchecked' : 'none')

/** Files as somebody may see them, each by its id. No address of a hidden photo leaves but to those who judge it, and to them apart from the others. */
export async function attachmentsFor(evidence: readonly EvidenceRow[], as: Onlooker, person: PersonId | null): Promise<Map<string, Attachment>> {
  // Nobody judges what they handed in: to its own giver a photo is one of the house.
  const of = ({ owner }: EvidenceRow): Onlooker => (as === 'judge' && owner === person ? 'house' : as)
  const seen = evidence.filter((row) => SEEN_BY[safetyOf(row)].includes(of(row)))
  const urls = await temporaryUrls(seen.map(({ fileID }) => fileID))
  return new Map(evidence.map((row) => [row._id, attachment(row, of(row), urls.get(row.fileID) ?? null)]))
}

function attachment(row: EvidenceRow, who: Onlooker, url: string | null): Attachment {
  const { _id: id, kind } = row
  const safety = safetyOf(row)
  // Hidden from the others of the house: who judges it opens it on purpose, and not by opening the page.
  const hidden = !SEEN_BY[safety].includes('house')
  const plain: Attachment = { id, kind, url: hidden ? null : url }
  if (who === 'party' || who === 'public') return SEEN_BY[safety].includes('party') ? plain : { ...plain, held: { words: HIDDEN_WORDS, url: null, may: [] } }
  const words = heldWords(safety, row.label ?? null)
  const may = who === 'judge' && JUDGEABLE.includes(safety) ? ([...(safety === 'cleared' ? [] : ['clear' as const]), ...(safety === 'barred' ? [] : ['bar' as const])] as const) : []
  // A photo of an earlier version was never asked about, which says nothing against it.
  if (!words || row.safety === undefined) return plain
  return { ...plain, held: { words, url: who === 'judge' ? url : null, may } }
}

/** The addresses of photos that cadres hand in outside an appeal, in the order asked for; null where one is gone or hidden. */
export async function photoUrls(ids: readonly string[], rows: ReadonlyMap<string, EvidenceRow>): Promise<(string | null)[]> {
  const seen = ids.flatMap((id) => rows.get(id) ?? []).filter((row) => SEEN_BY[safetyOf(row)].includes('house'))
  const urls = await temporaryUrls(seen.map(({ fileID }) => fileID))
  const byId = new Map(seen.map(({ _id, fileID }) => [_id, urls.get(fileID) ?? null]))
  return ids.map((id) => byId.get(id) ?? null)
}
