import type { Colleague, OutingView, Receipt } from 'server/contract'
import type { OutingKind } from 'domain/outreach/outings'

import type { InputOf, Problem } from '@/api/contract'
import { randomId } from '@/api/random'
import { drafts, dropDraft, findDraft, saveDraft, type Draft } from '@/features/draft/drafts'
import { forgetFiles } from '@/features/evidence/kept-files'
import { forgetPhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { signal, useSignal } from '@/ui/signal'

import { saidInput, type Said } from '../said/said'

/** How far something on this phone is on its way. What was refused waits for its writer. */
export type Sending = { is: 'waiting' } | { is: 'sending' } | { is: 'refused'; problem: Problem } | { is: 'sent' }

/** How the petitioner says that it is theirs. */
export type Confirming = 'signature' | 'spoken' | 'message'

/** An appeal heard on an outing. Its id is the request's, so that it is received once. */
export interface Heard {
  id: string
  said: Said
  photos: EvidencePhoto[]
  confirming: Confirming
  /** The signature's file on this phone, and its id once it is on file. */
  signature?: { path: string; evidence?: string }
  heardAt: number
  state: Sending
  receipt?: Receipt
  /** Its petitioner said the word back. */
  confirmed?: boolean
  /** Its petitioner knows the code and the word. */
  told?: boolean
}

/** Where, when and with whom. */
export interface Begun {
  kind: OutingKind
  village: string
  grid?: string
  spot: string
  from: number
  with: Colleague[]
  company: string
}

/** How it went. */
export interface Account {
  until: number
  met: number
  note: string
  state: Sending
}

/** An outing as this phone keeps it until all of it has arrived and been told. */
export interface KeptOuting {
  /** Who keeps it: a phone may pass from hand to hand. */
  by: string
  begun: Begun
  state: Sending
  heard: Heard[]
  account?: Account
}

export type Kept = Draft<KeptOuting>

const SHELF = 'outings'
const changed = signal(0)
const tell = () => changed.set(changed.get() + 1)

/** The outings that this phone keeps for somebody, the latest begun first. */
export function keptOutings(by: string | undefined): Kept[] {
  return drafts<KeptOuting>(SHELF)
    .filter(({ content }) => content.by === by)
    .sort((a, b) => b.content.begun.from - a.content.begun.from)
}

export function useKeptOutings(by: string | undefined): Kept[] {
  useSignal(changed)
  return keptOutings(by)
}

/** Puts an outing down; answers its id, which is the phone's own. */
export function beginOuting(by: string, begun: Begun): string {
  const id = saveDraft<KeptOuting>(SHELF, { by, begun, state: { is: 'waiting' }, heard: [] }, randomId())
  tell()
  return id
}

/** Keeps one that has arrived already, so that this phone can go on with it; answers the phone's own id. */
export function adoptOuting(by: string, view: OutingView): string {
  const { id, kind, village, from, until, met, note, who, company } = view
  const others = [...who.slice(1), company].filter(Boolean).join('、')
  const account = until === null ? {} : { account: { until, met, note, state: { is: 'sent' as const } } }
  saveDraft<KeptOuting>(SHELF, { by, begun: { kind, village, spot: '', from, with: [], company: others }, state: { is: 'sent' }, heard: [], ...account }, ownId(id))
  tell()
  return ownId(id)
}

/** Changes what is kept of one, from what is kept now; one that is gone stays gone. */
export function changeOuting(id: string, change: (outing: KeptOuting) => KeptOuting): void {
  const found = findDraft<KeptOuting>(SHELF, id)
  if (!found) return
  const next = change(found.content)
  if (isOver(next)) dropDraft(SHELF, id)
  else saveDraft(SHELF, next, id)
  tell()
}

export function changeHeard(outing: string, id: string, change: (heard: Heard) => Heard): void {
  changeOuting(outing, (kept) => ({ ...kept, heard: kept.heard.map((one) => (one.id === id ? change(one) : one)) }))
}

/** Adds an appeal, or puts it in place of the one with its id. */
export function putHeard(outing: string, heard: Heard): void {
  changeOuting(outing, (kept) => ({ ...kept, heard: kept.heard.some(({ id }) => id === heard.id) ? kept.heard.map((one) => (one.id === heard.id ? heard : one)) : [...kept.heard, heard] }))
}

/** Lets go of an appeal that is not to be sent any more, and of its files. */
export function dropHeard(outing: string, heard: Heard): void {
  forgetPhotos(heard.photos)
  forgetFiles([heard.signature?.path])
  changeOuting(outing, (kept) => ({ ...kept, heard: kept.heard.filter(({ id }) => id !== heard.id) }))
}

/** Everything has arrived, and every petitioner was told: the phone need not keep it any longer. */
function isOver({ state, heard, account }: KeptOuting): boolean {
  return state.is === 'sent' && account?.state.is === 'sent' && heard.every(({ state: one, told }) => one.is === 'sent' && told)
}

/** How many parts of it have not arrived; and whether one was refused. */
export function unsentOf({ state, heard, account }: KeptOuting): { waiting: number; refused: boolean } {
  const states = [state, ...heard.map((one) => one.state), ...(account ? [account.state] : [])]
  return { waiting: states.filter(({ is }) => is !== 'sent').length, refused: states.some(({ is }) => is === 'refused') }
}

/** The id under which the server keeps an outing that a phone made. */
export const serverId = (by: string, own: string) => `${by}:${own}`

/** The phone's own id in one of the server's. */
export const ownId = (id: string) => id.slice(id.indexOf(':') + 1)

export function beginning(id: string, { kind, village, grid, spot, from, with: others, company }: Begun): InputOf<'casework', 'recordOuting'> {
  const place = { village, ...(grid && { grid }), ...(spot.trim() && { spot: spot.trim() }) }
  return { id, kind, place, from, with: others.map((one) => one.id), ...(company.trim() && { company: company.trim() }), met: 0, photos: [] }
}

export function collecting(outing: string, { said, photos, signature, heardAt }: Heard): InputOf<'casework', 'collect'> {
  return { outing, appeal: { ...saidInput(said), evidence: photos.flatMap(({ evidence }) => evidence ?? []), heardAt, ...(signature?.evidence && { signature: signature.evidence }) } }
}
