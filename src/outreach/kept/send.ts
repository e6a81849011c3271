import { UNSURE, call } from '@/api/call'
import { fileEvidence } from '@/api/upload'
import { LOST_PHOTO, filePhotos } from '@/features/evidence/file-photos'
import { forgetFiles } from '@/features/evidence/kept-files'
import { forgetPhotos } from '@/features/evidence/use-photos'
import { isOnline } from '@/ui/network'

import { beginning, changeHeard, changeOuting, collecting, keptOutings, serverId, type Heard, type Kept, type Sending } from './outing'

let busy = false
/** Something was kept while sending: it goes in the next round. */
let again = false

/**
 * Sends what waits, the earliest outing first: its beginning, what was heard, its account. Stops where the
 * network does. Every part has an id of the phone's making, so that it takes effect once however often it is sent.
 */
export async function sendOutings(by: string): Promise<void> {
  if (busy) {
    again = true
    return
  }
  busy = true
  try {
    do {
      again = false
      for (const kept of keptOutings(by).reverse()) if (!isOnline() || !(await sendOuting(kept))) return
    } while (again)
  } finally {
    busy = false
  }
}

const due = (state: Sending) => state.is === 'waiting' || state.is === 'sending'

/** Sends one outing; false when there is no getting through. */
async function sendOuting({ id, content }: Kept): Promise<boolean> {
  if (due(content.state)) {
    const mark = (state: Sending) => changeOuting(id, (kept) => ({ ...kept, state }))
    mark({ is: 'sending' })
    const state = await outcome(call('casework', 'recordOuting', beginning(id, content.begun), id))
    mark(state)
    if (state.is === 'waiting') return false
    if (state.is === 'refused') return true
  } else if (content.state.is === 'refused') return true
  const outing = serverId(content.by, id)
  for (const heard of content.heard.filter(({ state }) => due(state))) if (!(await sendHeard(id, outing, heard))) return false
  const { account } = content
  if (!account || !due(account.state)) return true
  const mark = (state: Sending) => changeOuting(id, (kept) => ({ ...kept, account: kept.account && { ...kept.account, state } }))
  mark({ is: 'sending' })
  const note = account.note.trim()
  const state = await outcome(call('casework', 'closeOuting', { id: outing, until: account.until, met: account.met, ...(note && { note }) }, `${id}-end`))
  mark(state)
  return state.is !== 'waiting'
}

/** Sends one appeal with its photos and its signature; false when there is no getting through. */
async function sendHeard(own: string, outing: string, heard: Heard): Promise<boolean> {
  let now: Heard = heard
  const note = (part: Partial<Heard>) => {
    now = { ...now, ...part }
    changeHeard(own, heard.id, (one) => ({ ...one, ...part }))
  }
  note({ state: { is: 'sending' } })
  const stop = (gone: boolean) => {
    note({ state: gone ? { is: 'refused', problem: LOST_PHOTO } : { is: 'waiting' } })
    return gone
  }
  const filed = await filePhotos(heard.photos, (photos) => note({ photos }))
  if (filed !== 'filed') return stop(filed === 'gone')
  if (now.signature && !now.signature.evidence) {
    const signed = await fileEvidence(now.signature.path, 'signature')
    if (!signed.ok) return stop(isOnline())
    note({ signature: { ...now.signature, evidence: signed.value.evidence } })
  }
  const answer = await call('casework', 'collect', collecting(outing, now), heard.id)
  if (!answer.ok) {
    const lost = UNSURE.includes(answer.problem.code)
    note({ state: lost ? { is: 'waiting' } : { is: 'refused', problem: answer.problem } })
    return !lost
  }
  forgetPhotos(now.photos)
  forgetFiles([now.signature?.path])
  note({ state: { is: 'sent' }, receipt: answer.value, photos: [] })
  return true
}

async function outcome(sent: ReturnType<typeof call<'casework', 'recordOuting' | 'closeOuting'>>): Promise<Sending> {
  const answer = await sent
  if (answer.ok) return { is: 'sent' }
  return UNSURE.includes(answer.problem.code) ? { is: 'waiting' } : { is: 'refused', problem: answer.problem }
}
