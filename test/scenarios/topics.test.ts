import type { SamplePerson } from '../../scripts/sample/district'
import { LEAST } from '../../domain/supervision/topics/gather'
import { topicStore } from '../../server/store/topics'
import type { TopicPage } from '../../server/contract'
import { LAMPS } from '../lamps'
import { Play, problemOf } from './support'

const CROOKED = '村干部收了修路灯的钱，路灯坏了也不换，晚上老人出门看不见。'
const TOWNSHIP = 'T01'

let play: Play
const codes: string[] = []
let complaint: string
let id: string

/** Anybody may file for any place: each is somebody else. */
const neighbour = (n: number) => play.stage.district.people.filter(({ posts }) => posts.length === 0)[n]!
const dispatcher = () => play.stage.at('D', 'dispatcher')
const reviewer = () => play.stage.at(TOWNSHIP, 'reviewer')
const foreign = () => play.stage.at('T02', 'reviewer')
const owner = () => play.stage.at(TOWNSHIP, 'coordinator')
const open = (who: SamplePerson = dispatcher()): Promise<TopicPage> => play.stage.ask(who, 'supervision', 'topic', { id })
const told = async (who: SamplePerson) => (await play.stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words))

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
  for (const [n, [village, text]] of LAMPS.entries()) {
    codes.push((await play.file(neighbour(n), village, { text })).code)
    if (n === 1) complaint = (await play.file(neighbour(5), 'T01V03', { text: CROOKED, aboutCadre: true, accused: ['T01V03'] })).code
    if (n < 3) await play.later(1)
  }
  // Another township, and another matter: neither belongs to it.
  await play.file(play.stage.resident('T02V01'), 'T02V01', { text: LAMPS[0]![1] })
  await play.file(neighbour(7), 'T01V01')
  await play.settle()
})
afterAll(() => play.stage.close())

describe('a night finds what is alike', () => {
  it('and proposes a topic, once there are enough, over days and of several people; no complaint is in it', async () => {
    expect(LAMPS.length).toBe(LEAST.appeals)
    expect(await topicStore.topics.all()).toEqual([])
    await play.stage.until('2026-03-06T01:35')
    await play.settle()
    const [only, ...others] = await topicStore.topics.all()
    expect(others).toEqual([])
    expect(only).toMatchObject({ state: 'proposed', area: TOWNSHIP, cases: LAMPS.length })
    id = only!._id
    const cases = await topicStore.cases.all()
    expect(cases.map(({ _id }) => _id).sort()).toEqual([...codes].sort())
    expect(cases.some(({ _id }) => _id === complaint)).toBe(false)
    for (const who of [dispatcher(), reviewer()]) expect(await told(who)).toEqual(expect.arrayContaining([id]))
  })

  it('and the next night proposes nothing again', async () => {
    await play.stage.until('2026-03-07T01:35')
    await play.settle()
    expect(await topicStore.topics.all()).toHaveLength(1)
  })

  it('is no topic before a person makes it one: the page of an appeal shows nothing', async () => {
    expect(await play.stage.ask(reviewer(), 'casework', 'topicOfAppeal', { code: codes[0]! })).toBeNull()
  })
})

describe('a topic', () => {
  it('is confirmed by whoever triages in its township or by the centre, and is not there for others', async () => {
    const { version } = await open()
    expect(problemOf(await play.stage.call(foreign(), 'supervision', 'topic', { id }))).toBe('NOT_FOUND')
    expect((await play.stage.ask(foreign(), 'supervision', 'topics', {})).items).toEqual([])
    expect(problemOf(await play.stage.call(owner(), 'supervision', 'confirmTopic', { id, version, title: '街道路灯常坏' }))).toBe('FORBIDDEN')
    expect(problemOf(await play.stage.call(reviewer(), 'supervision', 'planTopic', { id, version, cause: '线路老化，没有人巡查', measure: '换线路，每月巡查一次', owner: TOWNSHIP, dueOn: '2026-04-01' }))).toBe('TOPIC_STEP')
    await play.stage.ask(reviewer(), 'supervision', 'confirmTopic', { id, version, title: '街道路灯常坏' })
    expect(problemOf(await play.stage.call(reviewer(), 'supervision', 'confirmTopic', { id, version, title: '街道路灯常坏' }))).toBe('STALE')
    expect(await open()).toMatchObject({ state: 'open', title: '街道路灯常坏', cases: 5, steps: [{ who: '系统' }, { what: '确认为专题' }] })
    expect((await play.stage.ask(play.stage.at('T01V01', 'villageSecretary'), 'supervision', 'topics', {})).items.map((one) => one.id)).toEqual([id])
    expect(problemOf(await play.stage.call(play.stage.resident('T01V01'), 'supervision', 'topics', {}))).toBe('FORBIDDEN')
  })

  it('never shows a complaint, nor counts one: not to those complained of, not to anybody; and nobody can put one in', async () => {
    const { stage } = play
    for (const who of [stage.at('T01V03', 'villageSecretary'), reviewer(), dispatcher(), stage.at('D', 'districtLeader'), stage.at('D-jw', 'disciplineOfficer')]) {
      const seen = await open(who)
      expect([stage.words(who), seen.cases, JSON.stringify(seen).includes(complaint)]).toEqual([stage.words(who), 5, false])
    }
    for (const who of [reviewer(), dispatcher()]) expect(problemOf(await stage.call(who, 'supervision', 'addToTopic', { id, code: complaint }))).toBe('INVALID')
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'makeTopic', { title: '有人反映干部', codes: [complaint, codes[0]!] }))).toBe('INVALID')
    // A case's page tells somebody complained of nothing either, not even that there is none.
    expect(problemOf(await stage.call(stage.at('T01V03', 'villageSecretary'), 'casework', 'topicOfAppeal', { code: complaint }))).toBe('NOT_FOUND')
  })

  it('has an appeal leave it that turns out to be a complaint, and its number falls', async () => {
    const { stage } = play
    const { code } = await play.file(neighbour(9), 'T01V01', { text: '路灯坏了，晚上老人出门看不见，请派人来换灯泡，已经说过几回。' })
    await play.settle()
    expect(await topicStore.cases.byId(code)).toMatchObject({ topic: id, how: 'arrived' })
    expect((await open()).cases).toBe(6)
    await stage.act(stage.at('T01V01', 'gridWorker'), code, 'passUp', { accused: ['T01V01'], note: '说的是村里' })
    await play.settle()
    expect(await topicStore.cases.byId(code)).toBeNull()
    expect(await open(stage.at('T01V01', 'villageSecretary'))).toMatchObject({ cases: 5 })
  })

  it('gets its cause, its measure and who answers for it, and the next appeal shows them to whoever works on it', async () => {
    const { stage } = play
    const plan = { id, version: (await open()).version, cause: '线路老化，没有人定期巡查', measure: '换掉老线路，每月巡查一次', owner: TOWNSHIP, dueOn: '2026-04-01' }
    expect(problemOf(await stage.call(reviewer(), 'supervision', 'planTopic', { ...plan, dueOn: '2026-03-01' }))).toBe('INVALID')
    expect(problemOf(await stage.call(reviewer(), 'supervision', 'planTopic', { ...plan, owner: 'nowhere' }))).toBe('INVALID')
    await stage.ask(reviewer(), 'supervision', 'planTopic', plan)
    await play.settle()
    expect(await told(owner())).toEqual(expect.arrayContaining(['专题措施请落实']))
    const { code } = await play.file(neighbour(8), 'T01V03', { text: '路灯坏了，晚上走路看不见，请来换灯泡。' })
    await play.settle()
    const handler = await play.toHandling(code)
    for (const who of [handler, reviewer(), stage.at('T01V03', 'gridWorker'), dispatcher()]) {
      expect(await stage.ask(who, 'casework', 'topicOfAppeal', { code })).toMatchObject({ id, title: '街道路灯常坏', cause: plan.cause, measure: plan.measure, state: 'planned', cases: 6 })
    }
    expect(problemOf(await stage.call(foreign(), 'casework', 'topicOfAppeal', { code }))).toBe('NOT_FOUND')
    codes.push(code)
  })

  it('is watched from the day on which its owner says that the measure is in place', async () => {
    const { version } = await open()
    expect(problemOf(await play.stage.call(dispatcher(), 'supervision', 'finishTopicMeasure', { id, version, on: '2026-03-06', effect: '线路换完，巡查开始' }))).toBe('FORBIDDEN')
    expect(problemOf(await play.stage.call(owner(), 'supervision', 'finishTopicMeasure', { id, version, on: '2030-03-06', effect: '线路换完，巡查开始' }))).toBe('INVALID')
    await play.stage.ask(owner(), 'supervision', 'finishTopicMeasure', { id, version, on: '2026-03-07', effect: '线路换完，巡查开始' })
    expect(await open()).toMatchObject({ state: 'watched', measuredOn: '2026-03-07', nextCheckOn: '2026-06-07', checks: [] })
  })

  /** Planned anew, with a measure that was in place since a day. */
  async function measuredSince(on: string): Promise<void> {
    const { version } = await open()
    await play.stage.ask(reviewer(), 'supervision', 'planTopic', { id, version, cause: '线路老化，没有人定期巡查', measure: '换掉老线路，每月巡查一次', owner: TOWNSHIP, dueOn: '2026-04-01' })
    // A measure is not in place before it was planned: so was the plan made then.
    expect(problemOf(await play.stage.call(owner(), 'supervision', 'finishTopicMeasure', { id, version: version + 1, on, effect: '线路换完，巡查开始' }))).toBe('INVALID')
    await topicStore.topics.update({ _id: id }, { plannedOn: on })
    await play.stage.ask(owner(), 'supervision', 'finishTopicMeasure', { id, version: version + 1, on, effect: '线路换完，巡查开始' })
  }

  it('is not checked before its day', async () => {
    await play.stage.until('2026-03-08T08:05')
    expect(await open()).toMatchObject({ state: 'watched', nextCheckOn: '2026-06-07', checks: [] })
  })

  it('is checked by itself three months after the measure: what came since, what came before, once', async () => {
    await measuredSince('2025-12-08')
    expect(await open()).toMatchObject({ nextCheckOn: '2026-03-08' })
    await play.stage.until('2026-03-09T08:05')
    await play.settle()
    expect(await open()).toMatchObject({ state: 'watched', nextCheckOn: '2026-06-08', checks: [{ months: 3, on: '2026-03-09', since: 6, before: 0 }] })
    expect(await told(owner())).toEqual(expect.arrayContaining(['3个月复查：又有6件']))
    const steps = (await open()).steps.length
    await play.stage.until('2026-03-10T08:05')
    expect((await open()).steps).toHaveLength(steps)
  })

  it('and again after six, which ends the watch; the page of an appeal says that it came back', async () => {
    await measuredSince('2025-09-09')
    for (const day of ['2026-03-11', '2026-03-12']) await play.stage.until(`${day}T08:05`)
    await play.settle()
    expect(await open()).toMatchObject({ state: 'recurred', nextCheckOn: null, checks: [{ months: 3, since: 0, before: 0 }, { months: 6, since: 6, before: 0 }] })
    expect(await play.stage.ask(reviewer(), 'casework', 'topicOfAppeal', { code: codes[0]! })).toMatchObject({ state: 'recurred', checks: [{ since: 0 }, { since: 6 }] })
  })
})

it('a topic that people make by hand is confirmed from the start; one that is none is put aside and takes nothing in', async () => {
  const { stage } = play
  const two = [(await play.file(stage.resident('T05V01'), 'T05V01')).code, (await play.file(stage.resident('T05V02'), 'T05V02')).code]
  await play.settle()
  const made = await stage.ask(dispatcher(), 'supervision', 'makeTopic', { title: '通村路烂了没人修', codes: two })
  expect(await stage.ask(dispatcher(), 'supervision', 'topic', { id: made.id })).toMatchObject({ state: 'open', cases: 2 })
  expect(problemOf(await stage.call(dispatcher(), 'supervision', 'makeTopic', { title: '再来一个专题', codes: two }))).toBe('INVALID')
  expect(await stage.ask(dispatcher(), 'supervision', 'takeFromTopic', { id: made.id, code: two[1]! })).toEqual({ cases: 1 })
  expect(await stage.ask(dispatcher(), 'supervision', 'addToTopic', { id: made.id, code: two[1]! })).toEqual({ cases: 2 })
  // What is counted in the checks is not chosen unseen: who took what out and in is on record, and a second tap is not.
  expect(await stage.ask(dispatcher(), 'supervision', 'addToTopic', { id: made.id, code: two[1]! })).toEqual({ cases: 2 })
  const { steps } = await stage.ask(dispatcher(), 'supervision', 'topic', { id: made.id })
  expect(steps.map(({ what }) => what)).toEqual(['发起专题', '移出一件诉求', '归入一件诉求'])
  expect(steps[1]!.who).toContain(dispatcher().name)
  const { version } = await stage.ask(dispatcher(), 'supervision', 'topic', { id: made.id })
  await stage.ask(dispatcher(), 'supervision', 'dismissTopic', { id: made.id, version, reason: '两处不是一回事' })
  const { code } = await play.file(neighbour(11), 'T05V01')
  await play.settle()
  expect(await topicStore.cases.byId(code)).toBeNull()
  expect(await stage.ask(stage.at('T05', 'reviewer'), 'casework', 'topicOfAppeal', { code: two[0]! })).toBeNull()
})
