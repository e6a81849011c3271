import fc from 'fast-check'
import { type Step, chain } from '../../../domain/appeal/entries'
import { COMMANDS, decide, isRefusal } from '../../../domain/appeal/decide'
import { refusal } from '../../../domain/appeal/offers'
import type { Action } from '../../../domain/appeal/payloads'
import { forbidden, maySee } from '../../../domain/appeal/permissions'
import { apply } from '../../../domain/appeal/replay'
import type { Standing } from '../../../domain/appeal/standing'
import { ENDED, STATUSES, type Status, isOpen } from '../../../domain/appeal/statuses'
import { WORKFLOW, cell } from '../../../domain/appeal/workflow'
import { LINK, SIGNED, adopted, checked, closed, dispute, earlier, handled, reported, stated } from './scenes'
import { Walk } from './walk'
import { payloadFor } from './payloads'
import { choices, possible, starts, wander } from './wander'
import { PEOPLE, RESIDENTS, SYSTEM, actor, settings, worldOn } from './world'

/** Written by the system beside or below what people do; never by a command. */
const SYSTEMS_OWN: readonly Action[] = ['absorb', 'release', 'remind', 'escalate', 'redate', 'moveUnit', 'handOver', 'voidClose', 'erase', 'noteDecision', 'noteRepeat']
const ACTIONS = [...COMMANDS, ...SYSTEMS_OWN]

/** Many walks by chance, the same at every run: what they pass through. */
const explored = (() => {
  const standings: { standing: Standing; today: string }[] = []
  const taken = new Set<string>()
  const drawn = fc.sample(fc.tuple(starts, choices(60)), { seed: 7, numRuns: 500 })
  for (const [start, numbers] of drawn) {
    const master = new Walk({ code: 'BZ-25-000002-C', village: start.village, petitioner: 'R6', accused: start.accused })
    const walk = wander(start, numbers, (one) => standings.push({ standing: one.standing, today: one.today }), master)
    walk.entries.slice(1).forEach((entry, index) => taken.add(`${walk.standings[index]!.status} ${entry.action} ${walk.standings[index + 1]!.status}`))
  }
  // Too rare for chance: nobody has claimed it, and it comes far, or a neighbour speaks for it.
  const nobodys = { petitioner: null, recordedBy: 'T1-clerk' }
  const spokenFor = () => reported(handled('resolution', nobodys).take('R2', 'join', {}).take('T1-reviewer', 'nameRepresentatives', { representatives: ['R2'] }))
  const refused = new Walk(nobodys).take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewUnreasonable', { opinion: '无据', explanation: '按规定' })
  const disputed = reported(spokenFor().take('R2', 'dispute', dispute)).take('R2', 'disputeAgain', dispute)
  const published = closed(checked(stated(spokenFor().take('R2', 'confirm', { rating: 'fair', ...SIGNED })))).take('system', 'publish', {})
  const carriedOn = adopted().take('system', 'publish', {})
  const screenedOut = new Walk(nobodys).take('V11-cadre', 'screenInvalid', { ground: 'unclear', reason: '说不清' })
  const parked = handled('resolution', { petitioner: null, recordedBy: 'T1-clerk' }).take('D-dispatcher', 'park', { reviewOn: '2025-06-01', reason: '等立项' })
  for (const walk of [parked, refused, disputed, published, adopted(), carriedOn, screenedOut]) standings.push({ standing: walk.standing, today: walk.today })
  standings.push({ standing: published.standings.at(-2)!, today: published.today })
  const unclaimed = new Walk(nobodys)
    .take('R2', 'join', {})
    .take('T1-reviewer', 'nameRepresentatives', { representatives: ['R2'] })
    .take('V11-cadre', 'screenInvalid', { ground: 'unclear', reason: '说不清' })
    .take('R2', 'contest', { reason: '不同意' })
  standings.push({ standing: unclaimed.standing, today: unclaimed.today })
  const ordered = unclaimed.take('T1-reviewer', 'order', { as: 'prompt', text: '请尽快复议', by: unclaimed.today })
  standings.push({ standing: ordered.standing, today: ordered.today })
  // Chance draws no second appeal that was closed out: those that repeat one are added, some of each status.
  const repeating = STATUSES.flatMap((status) => standings.filter(({ standing }) => standing.status === status).slice(0, 60))
  for (const { standing, today } of repeating) standings.push({ standing: { ...standing, repeatOf: LINK.earlier }, today })
  return { standings, taken }
})()

/** Every cell as `from action to`, a fork as two. */
const cells = STATUSES.flatMap((from) =>
  (Object.keys(WORKFLOW[from]) as Action[]).flatMap((action) => {
    const to = cell(from, action)!
    return (typeof to === 'string' ? [to] : [to.yes, to.no]).map((status) => ({ from, action, to: status, name: `${from} ${action} ${status}` }))
  }),
)

/** What the words of an action promise, written apart from the table. */
const MEANT: Partial<Record<Action, Status>> = {
  withdraw: 'withdrawn', transferOut: 'transferred', merge: 'duplicate', screenInvalid: 'invalid', reviewUnreasonable: 'unreasonable', contest: 'contested', park: 'parked', unpark: 'handling',
  accept: 'handling', answerAtOnce: 'reported', confirm: 'confirmed', dispute: 'handling', disputeAgain: 'disputed', orderRound: 'handling', closeUnrecognised: 'confirmed', state: 'stated', check: 'checked', endorse: 'closed',
  sendBack: 'handling', sendBackProcedure: 'confirmed', publish: 'published', unpublish: 'closed', reopen: 'handling', voidClose: 'handling', goOn: 'triaged',
}

/** Whether somebody can take `action` from one of the standings seen in `from`, ending in `to`. */
function leads(from: Status, action: Action, to: Status): boolean {
  if (explored.taken.has(`${from} ${action} ${to}`)) return true
  const first = <T,>(options: readonly T[]): T | undefined => options[0]
  return explored.standings.some((seen) => {
    if (seen.standing.status !== from) return false
    const who = possible(seen).find((one) => one.action === action)
    if (!who) return false
    const decided = decide({ ...worldOn(seen.today), appeal: seen.standing, actor: actor(who.person), ...otherFor(action, seen.standing) }, who.action, payloadFor(who.action, seen, first))
    return !isRefusal(decided) && apply(seen.standing, entryOf(decided.steps[0]!, seen.standing, who.person)).status === to
  })
}

/** The appeal closed out before that a repeat repeats, known to the same people. */
function otherFor(action: Action, { accused, barred, aboutCadre, kind, scopes, village, township }: Standing): { other?: Standing } {
  if (action !== 'linkRepeat' && action !== 'unlinkRepeat') return {}
  return { other: { ...closedOut, accused, barred, aboutCadre, kind, scopes, village, township, closedOn: '2025-01-02' } }
}
const closedOut = earlier().standing

function entryOf(step: Step, { code, seq, head }: Standing, person: string) {
  return chain(step, { code, seq: seq + 1, previous: head, at: 0, on: '2025-03-03', actor: { person }, requestId: 'r', salt: 's' })
}

describe('The way of an appeal', () => {
  it.each(cells.filter(({ action }) => !SYSTEMS_OWN.includes(action)).map(({ from, action, to }) => [from, action, to] as const))('from %s, %s leads to %s', (from, action, to) => {
    expect(leads(from, action, to)).toBe(true)
  })

  it('goes nowhere but along the table', () => {
    expect([...explored.taken].filter((name) => !cells.some((one) => one.name === name))).toEqual([])
  })

  it.each(cells.filter(({ action }) => SYSTEMS_OWN.includes(action)).map(({ from, action, to }) => [from, action, to] as const))('in %s the system writes %s and leaves it %s', (from, action, to) => {
    const seen = explored.standings.find(({ standing }) => standing.status === from)!
    expect(apply(seen.standing, entryOf({ action }, seen.standing, 'system')).status).toBe(to)
  })

  it.each(Object.entries(MEANT))('%s leads to %s wherever it is taken, or moves nothing', (action, to) => {
    const taken = cells.filter((one) => one.action === action)
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.filter((one) => one.to !== to && one.to !== one.from)).toEqual([])
  })

  it('refuses to replay a step that the table does not have', () => {
    const { standing } = new Walk()
    expect(() => apply(standing, entryOf({ action: 'endorse' }, standing, 'T1-head'))).toThrow('endorse cannot follow submitted')
  })

  it.each(STATUSES)('comes to %s', (status) => {
    expect(explored.standings.some(({ standing }) => standing.status === status)).toBe(true)
  })

  it.each(STATUSES.filter(isOpen))('does not end in %s: some step leads on', (status) => {
    expect(cells.some(({ from, to }) => from === status && to !== status)).toBe(true)
  })

  it('has an end that every open status can come to', () => {
    const reach = (from: Status, seen: Status[] = []): Status[] => (seen.includes(from) ? seen : cells.filter((one) => one.from === from).reduce((all, { to }) => reach(to, all), [...seen, from]))
    for (const status of STATUSES.filter(isOpen)) expect(reach(status).some((one) => ENDED.includes(one))).toBe(true)
  })
})

describe('What the table does not have', () => {
  const missing = STATUSES.flatMap((status) => ACTIONS.filter((action) => !cell(status, action)).map((action) => [action, status] as const))

  /** Somebody who may otherwise take the action, and the standing on which they may. */
  const allowed = new Map<Action, { standing: Standing; today: string; person: string }>()
  for (const action of ACTIONS) {
    for (const { standing, today } of explored.standings) {
      const who = [...PEOPLE.map(actor), SYSTEM].find((one) => (RESIDENTS.includes(one.person) || maySee(one, standing)) && forbidden(one, standing, action, today, settings) === null)
      if (who) {
        allowed.set(action, { standing, today, person: who.person })
        break
      }
    }
  }

  it.each(missing)('%s in %s is a conflict, even for one who may otherwise', (action, status) => {
    const { standing, today, person } = allowed.get(action)!
    expect(refusal(actor(person), { ...standing, status }, action, today, settings)).toBe('CONFLICT')
  })
})
