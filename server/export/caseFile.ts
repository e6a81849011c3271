import { type Entry, verify } from '../../domain/appeal/entries'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import { mayReveal } from '../../domain/appeal/reveal'
import type { World } from '../../domain/appeal/situation'
import { parties } from '../../domain/appeal/standing'
import { Refusal } from '../../domain/problem'
import { dossierOf, pageOf } from '../casework/page'
import { namesOf } from '../casework/ledger/people'
import { openContact } from '../store/contacts'
import { readFile } from '../store/files'
import { noteReveals } from '../store/reveals'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import type { InFull } from './ledger'
import type { Printed } from './print'

/** A signature is small; whatever is larger is not drawn. */
const IMAGE_MOST = 400_000

/**
 * A case as a file, as its asker may read it: printable, with what the page shows, names and numbers masked; or the
 * record itself, entries and salted words as they are stored, for `npm run verify`. With a purpose, who works on the case
 * prints it with the petitioner's name and number in full, which is noted first.
 */
export async function caseFile(world: World & { organisation: District }, actor: Actor, code: string, form: 'pdf' | 'json', inFull: InFull | null): Promise<Buffer> {
  const row = await tables.appeals.byId(code)
  if (!row || !maySee(actor, row)) throw new Refusal('NOT_FOUND')
  const own = parties(row).includes(actor.person)
  const dossier = await dossierOf(code, 'house')
  if (form === 'json') return recordOf(code, row.head, dossier.entries, [...dossier.records.values()], own, world.now)
  const full = inFull && mayReveal(actor, row) ? openContact(dossier.contact) : null
  if (inFull && full) await noteReveals(inFull.id, [code], { by: actor.person, at: world.now, purpose: inFull.purpose })
  const masked = pageOf(world, row, dossier, own)
  const page = full ? { ...masked, contact: full } : masked
  const names = await namesOf([row.handler])
  const images = new Map<string, Buffer>()
  const evidence = await tables.evidence.byIds(page.signatures.flatMap(({ signature }) => signature?.id ?? []))
  for (const [id, { fileID, type, bytes }] of evidence) {
    // What pdfkit can draw.
    if (type === 'image/webp' || bytes > IMAGE_MOST) continue
    const file = await readFile(fileID, IMAGE_MOST)
    if (file) images.set(id, file)
  }
  const checked = verify(dossier.entries, dossier.records)
  const printed: Printed = { page, entries: dossier.entries, images, responsible: row.handler ? (names.get(row.handler) ?? null) : null, whole: checked.ok && checked.head === row.head, today: world.today, purpose: full ? inFull!.purpose : null }
  // What draws pages weighs more than all the rest: only a call that prints reads it in.
  const { print } = await import('./print')
  return print(printed)
}

/** The record as it is stored. A petitioner who works for the district gets their own appeal without the words of the house. */
function recordOf(code: string, head: string, entries: readonly Entry[], records: readonly { _id: string; salt: string; texts: Readonly<Record<string, string>>; erased?: boolean }[], own: boolean, now: number): Buffer {
  const kept = records.map(({ _id, salt, texts, erased }) => (erased ? { _id, erased: true } : own && _id !== `${code}-1` ? { _id, withheld: true } : { _id, salt, texts }))
  return Buffer.from(JSON.stringify({ format: 'appeals-case/1', code, head, exportedAt: new Date(now).toISOString(), entries, records: kept }, null, 1))
}
