import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from '../../domain/appeal/decide'
import { addDays, dayOf } from '../../domain/calendar/day'
import type { SamplePerson } from '../../scripts/sample/district'
import { LAMP, Play } from './support'

let play: Play
beforeAll(async () => {
  // One instance of each function: a second one, begun while the first is busy, would wake and read again at any call.
  play = await Play.open(undefined, { workers: 1 })
})
afterAll(() => play.stage.close())

/** The most requests to the database that a call of this kind made, once its instance is warm. */
const spent = new Map<string, number>()

/** Does `work`, whose last call of `action` is counted as `name`. */
async function count<T>(name: string, action: string, work: () => Promise<T>): Promise<T> {
  const before = play.calls().length
  const value = await work()
  const logged = () => play.calls().slice(before).filter((call) => call.action === action && call.ok).map((call) => call.requests)
  // What a function says comes by another way than what it answers, and may come after it.
  for (let tries = 0; logged().length === 0 && tries < 200; tries += 1) await pause(25)
  const requests = logged()
  // An instance that wakes reads the district, the settings and the calendar first: never less than the warm call.
  spent.set(name, Math.min(...requests, spent.get(name) ?? Infinity))
  return value
}

/** Those that took more than they may, with what they took. */
const beyond = (names: Iterable<string>, most: (name: string) => number) => [...names].filter((name) => !(spent.get(name)! <= most(name))).map((name) => [name, spent.get(name)])

const table = () => [...spent].map(([name, requests]) => `${String(requests).padStart(3)}  ${name}`).join('\n')

/** Requests beyond a command's eight, each with its reason. */
const BESIDE: Partial<Record<Command | 'submit with a photo', number>> = {
  // The file is looked at before and marked after; a signature is read with the signer.
  // A second filing in the hour asks the limit once more, and whether the same was filed before.
  'submit with a photo': 4,
}

it('a filing takes eight requests: who files, the limit, and the six of its transaction', async () => {
  const { stage } = play
  for (let n = 0; n < 4; n += 1) {
    const who = stage.resident('T01V01', n)
    await count('submit', 'submit', () => play.file(who, 'T01V01'))
    const evidence = [await stage.evidence(who, 'photo')]
    await count('submit with a photo', 'submit', () => play.file(who, 'T01V01', { evidence, text: LAMP }))
  }
  expect(spent.get('submit')).toBeLessThanOrEqual(8)
  expect(spent.get('submit with a photo')).toBeLessThanOrEqual(8 + BESIDE['submit with a photo']!)
})

it('an action takes eight at most, on two appeals too, but for files', async () => {
  const { stage } = play
  const act = <A extends Command>(who: Parameters<typeof stage.act>[0], code: string, action: A, payload: Parameters<typeof stage.act<A>>[3]) => count(action, 'act', () => stage.act(who, code, action, payload))
  for (const village of ['T01V01', 'T01V02']) {
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village)
    const double = await play.file(resident, village)
    const [grid, reviewer, handler] = [stage.at(village, 'gridWorker'), stage.at('T01', 'reviewer'), stage.at('T01', 'handler')]
    await act(grid, double.code, 'merge', { master: code, reason: '同一件事' })
    await act(grid, code, 'screenValid', { note: '属实' })
    await act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: 'T01', supporting: [], note: '请办' })
    await act(stage.at('T01', 'coordinator'), code, 'accept', { handler: handler.id })
    await act(handler, code, 'plan', { causes: '路基松了', steps: [{ what: '三天内修', owner: '村建办', by: dayOf(stage.cloud.clock.now()) }] })
    await act(resident, code, 'supplement', { text: '还有一段', evidence: [] })
    await act(handler, code, 'report', { answer: '已修好', publicAnswer: '已修好', statement: '三天修完', evidence: [] })
    await act(resident, code, 'confirm', { rating: 'satisfied', words: '谢谢', signature: await stage.evidence(resident, 'signature') })
    const { checker, endorser } = await play.row(code)
    await act(handler, code, 'state', { statement: '三天修完', signature: await stage.evidence(handler, 'signature') })
    await act(stage.person(checker), code, 'check', { opinion: '合规', signature: await stage.evidence(stage.person(checker), 'signature') })
    await act(stage.person(endorser), code, 'endorse', { opinion: '同意', signature: await stage.evidence(stage.person(endorser), 'signature') })
    const again = await play.file(resident, village)
    await act(grid, again.code, 'linkRepeat', { earlier: code, reason: '同一段路又烂了' })
  }
  const commands = [...spent.keys()].filter((name) => !name.startsWith('submit')) as Command[]
  expect(beyond(commands, (name) => 8 + (BESIDE[name as Command] ?? 0))).toEqual([])
  expect(commands).toHaveLength(13)
})

it('a step of a meeting takes eight at most, whatever is decided at it, and so does a delegation, whoever sets it', async () => {
  const { stage } = play
  const today = dayOf(stage.cloud.clock.now())
  const [centre, leader, deputy] = [stage.at('D', 'dispatcher'), stage.at('T01', 'leaderInCharge'), stage.at('T01', 'coordinator')]
  const ask: typeof stage.ask = (who, name, action, input) => count(action as string, action as string, () => stage.ask(who, name, action, input))
  for (const week of [1, 2]) {
    const [spoken, left] = [await play.file(stage.resident('T01V01'), 'T01V01'), await play.file(stage.resident('T01V02'), 'T01V02')]
    for (const { code } of [spoken, left]) await ask(centre, 'supervision', 'putOnDocket', { kind: 'joint', code, reason: '请上会研究' })
    const { id } = await ask(centre, 'supervision', 'callMeeting', { kind: 'joint', on: today, time: '09:30', place: '区中心' })
    const decisions = ['DEP-water', 'DEP-transport'].map((owner) => ({ words: '由牵头单位现场核实', owner, dueOn: addDays(today, 7) }))
    const { version } = await ask(centre, 'supervision', 'minuteItem', { id, version: 1, code: spoken.code, words: '都同意先修', decisions })
    const { seats } = await stage.ask(centre, 'supervision', 'meeting', { id })
    await ask(centre, 'supervision', 'closeMeeting', { id, version, minutes: '研究了一件，留下一件。', attendance: seats.map(() => 'present' as const) })
    await ask(centre, 'supervision', 'callOff', { id: (await ask(centre, 'supervision', 'callMeeting', { kind: 'joint', on: today, time: '15:00', place: '区中心' })).id, version: 1, reason: '人来不齐' })
    // What was left is on the docket again: it goes to the next meeting.
    const away = (from: number) => ({ leader: leader.id, deputy: deputy.id, from: addDays(today, from), to: addDays(today, from + 1), reason: '外出培训' })
    await ask(leader, 'supervision', 'delegate', away(week * 7))
    await count('delegate, by an administrator', 'delegate', () => stage.ask(stage.at('D', 'administrator'), 'supervision', 'delegate', away(week * 7 + 3)))
  }
  expect(beyond(['putOnDocket', 'callMeeting', 'minuteItem', 'closeMeeting', 'callOff', 'delegate', 'delegate, by an administrator'], () => 8)).toEqual([])
})

it('a list takes two, a screen with figures three, a page three', async () => {
  const { stage } = play
  await play.settle()
  const reviewer = stage.at('T01', 'reviewer')
  const resident = stage.resident('T01V01')
  const { code } = await play.file(resident, 'T01V01')
  const budgets: [most: number, name: string, ask: () => Promise<unknown>][] = [
    [2, 'ledger', () => stage.ask(reviewer, 'casework', 'ledger', {})],
    [2, 'count', () => stage.ask(reviewer, 'casework', 'count', {})],
    [2, 'search', () => stage.ask(reviewer, 'casework', 'search', { words: code })],
    [2, 'mine', () => stage.ask(resident, 'appeal', 'mine', {})],
    [2, 'published', () => stage.ask(resident, 'appeal', 'published', {})],
    [2, 'outings', () => stage.ask(reviewer, 'casework', 'outings', { unit: 'T01' })],
    [2, 'boxes', () => stage.ask(reviewer, 'casework', 'boxes', {})],
    [2, 'colleagues', () => stage.ask(reviewer, 'casework', 'colleagues', { village: 'T01V01' })],
    [2, 'messages', () => stage.ask(reviewer, 'account', 'messages', {})],
    [3, 'workbench', () => stage.ask(reviewer, 'casework', 'workbench', {})],
    [3, 'home', () => stage.ask(resident, 'appeal', 'home', {})],
  ]
  for (const [most, name, ask] of budgets) {
    for (let times = 0; times < 4; times += 1) await count(name, name, ask)
    expect(beyond([name], () => most)).toEqual([])
  }
  await stage.act(stage.at('T01V01', 'gridWorker'), code, 'screenValid', {})
  const pages: [most: number, name: string, who: SamplePerson][] = [
    [1, 'open, by its petitioner', resident],
    [1, 'open, by who reads along', stage.at('T01', 'principal')],
    // Four more look for what sounds like it and who may handle it, where the form asks for that.
    [6, 'open, by who may merge it', reviewer],
  ]
  for (const [most, name, who] of pages) {
    for (let times = 0; times < 3; times += 1) await count(name, 'open', () => stage.ask(who, who === resident ? 'appeal' : 'casework', 'open', { code }))
    expect(beyond([name], () => most)).toEqual([])
  }
})

it('and all of it in one table', () => {
  console.log(table())
  expect(spent.size).toBe(36)
})
