import { type Command, decide, isRefusal } from '../../domain/appeal/decide'
import { digestOf, entryId } from '../../domain/appeal/entries'
import type { Payloads } from '../../domain/appeal/payloads'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import type { Situation, World } from '../../domain/appeal/situation'
import { replay } from '../../domain/appeal/replay'
import type { Status } from '../../domain/appeal/statuses'
import { Refusal } from '../../domain/problem'
import { fileChild } from '../intake/child'
import { type Asked, verb } from '../door/verb'
import { isSame } from '../store/commit'
import { evidenceToHandIn } from '../store/evidence'
import type { Named } from '../store/people'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'
import { wake } from '../clock/wake'
import { actorOf, loadWorld } from '../world'
import { checkBefore } from './before'
import { actInput } from './inputs'
import { type Change, type Written, write } from './write'

type Act = { [A in Command]: { action: A; code: string; version: number; payload: Payloads[A] } }[Command]

/**
 * An action on an appeal: load what the decision needs, decide with the domain, save in one
 * transaction, tell from the outbox. The version is the one that the person saw: an appeal that has
 * moved on is STALE, unless this very request moved it.
 */
export const act = verb(actInput, actOn, ({ code, payload }) => ({ appeals: [code, ...appealsIn(payload)], evidence: evidenceIn(payload) }))

async function actOn({ input, me, requestId, named }: Asked<Act>): Promise<{ version: number; status: Status }> {
  const world = await loadWorld()
  const appeal = named?.appeals.get(input.code)
  const actor = actorOf(me)
  if (!appeal) throw new Refusal('NOT_FOUND')
  try {
    if (appeal.seq !== input.version) throw new Refusal(maySee(actor, appeal) ? 'STALE' : 'NOT_FOUND')
    await checkBefore(input.action, { world, me, appeal, payload: input.payload })
    const { repeated, after } = await perform(world, actor, appeal, input.action, input.payload, requestId, named)
    if (!repeated) return { version: after[0]!.seq, status: after[0]!.status }
  } catch (error) {
    // What a first call did may be what refuses the second one.
    if (!(error instanceof Refusal)) throw error
    const answer = await firstAnswer(actor, input, requestId)
    if (answer) return answer
    throw error
  }
  return (await firstAnswer(actor, input, requestId))!
}

/** Other appeals that a payload names. */
function appealsIn(payload: object): string[] {
  const { master, earlier } = payload as { master?: string; earlier?: string }
  return [master, earlier].flatMap((code) => code ?? [])
}

/** Takes one action for one actor. Used by the door and, for the system's own steps, by the clock. `read` is what of what it names was read already. */
export async function perform<A extends Command>(world: World, actor: Actor, appeal: AppealRow, action: A, payload: Payloads[A], requestId: string, read?: Named): Promise<Written> {
  const situation = await situationOf(world, actor, appeal, action, payload, read)
  const decided = decide(situation, action, payload)
  if (isRefusal(decided)) throw new Refusal(decided)
  const evidence = await handedIn(actor, payload, read)
  const changes: Change[] = [{ code: appeal.code, before: appeal, steps: decided.steps, excerpt: appeal.excerpt, evidence }]
  if (decided.elsewhere) changes.push({ code: situation.other!.code, before: situation.other!, steps: [decided.elsewhere], excerpt: (situation.other as AppealRow).excerpt })
  if (action === 'split' || action === 'splitMember') changes.push(await fileChild(world, appeal, actor, action, payload as Payloads['split']))
  const written = await write(world, actor, requestId, changes)
  wake()
  return written
}

/** Loads what the payload names: a handler, a master, the words of the report in force. */
async function situationOf(world: World, actor: Actor, appeal: AppealRow, action: Command, payload: object, read: Named | undefined): Promise<Situation> {
  const { handler, answer, ...given } = payload as { handler?: string; master?: string; earlier?: string; answer?: string }
  // The master is named to merge into it, and known of what was merged; so is what a repeat repeats.
  const master = given.earlier ?? (action === 'unlinkRepeat' ? appeal.repeatOf : null) ?? given.master ?? appeal.master
  const [named, other, record] = await Promise.all([
    handler ? tables.people.byId(handler) : null,
    master ? (read?.appeals.get(master) ?? tables.appeals.byId(master)) : null,
    answer && appeal.reportSeq && appeal.status !== 'handling' ? tables.records.byId(entryId(appeal.code, appeal.reportSeq)) : null,
  ])
  const siblings = other && other.code === appeal.master ? [...(await tables.appeals.byIds(other.merged.filter((code) => code !== appeal.code))).values()] : []
  return {
    ...world,
    appeal,
    actor,
    siblings,
    ...(named ? { named: actorOf(named) } : {}),
    ...(other && maySee(actor, other) ? { other } : {}),
    ...(record ? { unchanged: (words: string) => digestOf(record.salt, words) === appeal.answerDigest } : {}),
  }
}

type WithFiles = { evidence?: readonly string[]; signature?: string; photo?: string }

/** The files that a payload names. */
function evidenceIn(payload: object): string[] {
  const { evidence = [], signature, photo } = payload as WithFiles
  return [...evidence, ...(signature ? [signature] : []), ...(photo ? [photo] : [])]
}

/** The files of a payload, each the actor's own and not handed in before. */
async function handedIn(actor: Actor, payload: object, read: Named | undefined): Promise<string[]> {
  const { signature, photo } = payload as WithFiles
  const ids = evidenceIn(payload)
  if (ids.length > 0) {
    const found = await evidenceToHandIn(ids, actor.person, 'evidence', read?.evidence)
    if (signature && found.find(({ _id }) => _id === signature)?.kind !== 'signature') throw new Refusal('INVALID', { signature: '请用手写签名。' })
    if (photo && found.find(({ _id }) => _id === photo)?.kind !== 'photo') throw new Refusal('INVALID', { photo: '请拍下纸上的签名。' })
  }
  return ids
}

/** What this request was answered when it was taken, however far the appeal has moved since; null when it never was. */
async function firstAnswer({ person }: Actor, { action, code }: Act, requestId: string): Promise<{ version: number; status: Status } | null> {
  const first = await tables.entries.first({ requestId })
  if (!first || !isSame(first, { actor: { person }, action, appeal: code })) return null
  const { items } = await tables.entries.page({ where: { appeal: code }, order: [['seq', 'asc']], limit: 999 })
  const last = items.findLastIndex((entry) => entry.requestId === requestId || entry.requestId.startsWith(`${requestId}#`))
  const { seq, status } = replay(items.slice(0, last + 1))
  return { version: seq, status }
}
