import type { SamplePerson } from '../../scripts/sample/district'
import { requestId } from '../../scripts/local/stage'
import { meetings as store } from '../../server/store/meetings'
import { tables } from '../../server/store/tables'
import type { DocketState } from '../../domain/supervision/meeting/docket'
import type { MeetingKind } from '../../domain/supervision/meeting/kinds'
import type { DocketCard } from '../../server/contract'
import { Play, problemOf } from './support'

/** The village that is complained of; another matter of its own is on the same meeting. */
const ACCUSED = 'T03V01'
const CROOKED = '低保名额没有按规定评，该评上的人家没有评上，要求查清楚。'
const CANAL = '过境公路边的水渠被压断了，水漫到路上，两家单位都说不归自己管。'

let play: Play
const codes = { crossing: '', complaint: '', neighbour: '', slow: '' }
let called: string

const centre = (n = 0) => play.stage.at('D', 'dispatcher', n)
const docket = async (who: SamplePerson, kind: MeetingKind, state: DocketState = 'proposed'): Promise<DocketCard[]> => (await play.stage.ask(who, 'supervision', 'docket', { kind, state })).items
const item = async (kind: MeetingKind, code: string) => (await store.docket.byId(`${kind}:${code}`))!
const meeting = (who: SamplePerson, id = called) => play.stage.ask(who, 'supervision', 'meeting', { id })

/** Two departments of the district work on it. */
async function toTwoDepartments(village: string, text: string, about: { aboutCadre?: boolean; accused?: string[] } = {}): Promise<string> {
  const { stage } = play
  const { code } = await play.file(stage.resident(village), village, { text, ...about })
  const { desk, township } = await play.row(code)
  await stage.act(desk === village ? stage.at(village, 'gridWorker') : stage.at(desk, 'reviewer'), code, 'screenValid', {})
  await stage.act(stage.at(township, 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
  const units = { lead: 'DEP-water', supporting: ['DEP-transport'] }
  await stage.act(stage.at(township, 'reviewer'), code, 'triage', { kind: about.aboutCadre ? 'complaint' : 'resolution', level: 'district', ...units })
  await stage.act(centre(), code, 'assign', units)
  return code
}

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
  codes.crossing = await toTwoDepartments('T01V01', CANAL)
  codes.complaint = await toTwoDepartments(ACCUSED, CROOKED, { aboutCadre: true, accused: [ACCUSED] })
  codes.neighbour = (await play.file(play.stage.resident(ACCUSED, 1), ACCUSED)).code
  codes.slow = (await play.file(play.stage.resident('T02V01'), 'T02V01')).code
  await play.toHandling(codes.slow)
  await play.settle()
  await play.stage.until('2026-03-03T01:35')
}, 300_000)
afterAll(() => play.stage.close())

describe('a docket', () => {
  it('fills itself by rule in the night, with the numbers of the ledger, and says nothing of who filed it', async () => {
    const items = await docket(centre(), 'joint')
    expect(items.map(({ code }) => code).sort()).toEqual([codes.crossing, codes.complaint].sort())
    const one = items.find(({ code }) => code === codes.crossing)!
    expect(one).toMatchObject({ rules: ['crossing'], state: 'proposed', version: 0, why: ['涉及区水利局、区交通运输局'] })
    const resident = play.stage.resident('T01V01')
    for (const word of [resident.name, resident.phone, resident.id]) expect(JSON.stringify(items)).not.toContain(word)
    expect(await docket(play.stage.at('D-zf', 'principal'), 'dispatch')).toEqual([])
  })

  it('is for who calls such meetings alone', async () => {
    const { stage } = play
    for (const who of [stage.at('DEP-water', 'principal'), stage.at('T01', 'principal'), stage.at('D', 'clerk'), stage.at('D', 'caller'), stage.at('D-zf', 'principal'), stage.resident('T01V01')]) {
      expect([stage.words(who), problemOf(await stage.call(who, 'supervision', 'docket', { kind: 'joint', state: 'proposed' }))]).toEqual([stage.words(who), 'FORBIDDEN'])
      expect(problemOf(await stage.call(who, 'supervision', 'callMeeting', { kind: 'joint', on: '2026-03-05', time: '09:30', place: '区中心' }))).toBe('FORBIDDEN')
      expect(problemOf(await stage.call(who, 'supervision', 'putOnDocket', { kind: 'joint', code: codes.slow, reason: '请上会研究' }))).toBe('FORBIDDEN')
    }
    expect(problemOf(await stage.call(centre(), 'supervision', 'docket', { kind: 'dispatch', state: 'proposed' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('D-xf', 'petitionOfficer'), 'supervision', 'docket', { kind: 'dispatch', state: 'proposed' }))).toBeNull()
  })

  it('is confirmed or taken off by a person with a reason, and the next night does not overrule them', async () => {
    const { stage } = play
    const id = `joint:${codes.crossing}`
    expect(problemOf(await stage.call(centre(), 'supervision', 'moveDocket', { id, version: 0, to: 'off' }))).toBe('INVALID')
    const request = requestId()
    const off = { id, version: 0, to: 'off' as const, reason: '两家已经商量好了' }
    expect(await stage.ask(centre(), 'supervision', 'moveDocket', off, request)).toEqual({ version: 1 })
    expect(await stage.ask(centre(), 'supervision', 'moveDocket', off, request)).toEqual({ version: 1 })
    expect(problemOf(await stage.call(centre(1), 'supervision', 'moveDocket', { ...off, to: 'confirmed' }))).toBe('STALE')
    await stage.until('2026-03-04T01:35')
    expect(await item('joint', codes.crossing)).toMatchObject({ state: 'off', reason: off.reason, seq: 1 })
    expect(await docket(centre(), 'joint', 'off')).toMatchObject([{ code: codes.crossing, reason: off.reason }])
    await stage.ask(centre(1), 'supervision', 'moveDocket', { id, version: 1, to: 'confirmed' })
    await stage.until('2026-03-05T01:35')
    expect(await item('joint', codes.crossing)).toMatchObject({ state: 'confirmed', seq: 2, reason: null })
    await stage.ask(centre(), 'supervision', 'moveDocket', { id: `joint:${codes.complaint}`, version: 0, to: 'confirmed' })
  })

  it('takes an appeal by hand with the reason, once', async () => {
    const { stage } = play
    const put = { kind: 'joint' as const, code: codes.neighbour, reason: '牵涉两个镇的老问题，请一并研究' }
    const { version } = await stage.ask(centre(), 'supervision', 'putOnDocket', put)
    expect(version).toBe(1)
    expect(problemOf(await stage.call(centre(), 'supervision', 'putOnDocket', put))).toBe('INVALID')
    expect((await docket(centre(), 'joint', 'confirmed')).find(({ code }) => code === codes.neighbour)).toMatchObject({ why: [put.reason], rules: [] })
  })

  it('gives each item a paper drawn from the ledger: what was said, what was done, by post and never by name', async () => {
    const { stage } = play
    const paper = await stage.ask(centre(), 'supervision', 'paper', { id: `joint:${codes.crossing}` })
    expect(paper).toMatchObject({ text: CANAL, lead: '区水利局', supporting: ['区交通运输局'], opens: true, statusWords: '待签收' })
    expect(paper.steps.length).toBeGreaterThan(3)
    expect(paper.steps.map(({ words }) => words).join()).toContain('调度员交区水利局办理')
    const everyone = stage.district.people.filter(({ place }) => place?.village === 'T01V01').map(({ name }) => name)
    for (const name of [...everyone, centre().name]) expect(JSON.stringify(paper)).not.toContain(name)
    for (const who of [stage.at('DEP-water', 'principal'), stage.at('T01', 'principal'), stage.resident('T01V01')]) expect(problemOf(await stage.call(who, 'supervision', 'paper', { id: `joint:${codes.crossing}` }))).toBe('NOT_FOUND')
  })
})

describe('a meeting', () => {
  it('is called with what is confirmed; the posts that are asked to come follow from it, and are told', async () => {
    const { stage } = play
    const request = requestId()
    const call = { kind: 'joint' as const, on: '2026-03-06', time: '09:30', place: '区中心二楼会议室' }
    expect(problemOf(await stage.call(centre(), 'supervision', 'callMeeting', { ...call, on: '2026-03-01' }))).toBe('INVALID')
    const { id } = await stage.ask(centre(), 'supervision', 'callMeeting', call, request)
    called = id
    expect(await stage.ask(centre(), 'supervision', 'callMeeting', call, request)).toEqual({ id })
    expect(await store.meetings.all()).toHaveLength(1)
    await play.settle()
    const row = (await store.meetings.byId(id))!
    expect(row.seats.map(({ unit, role }) => `${unit} ${role}`).sort()).toEqual(['D districtLeader', 'D-jw principal', 'D-xf principal', 'D-zf principal', 'DEP-transport principal', 'DEP-water principal', `${ACCUSED} villageSecretary`].sort())
    for (const code of [codes.crossing, codes.complaint, codes.neighbour]) expect(await item('joint', code)).toMatchObject({ state: 'meeting', meeting: id })
    const told = await stage.ask(stage.at('DEP-water', 'principal'), 'account', 'messages', {})
    expect(told.items.some(({ lines }) => lines.some(([, words]) => words === '联席会议请您参加'))).toBe(true)
  })

  it('never brings a complaint before those complained of: in no list, count, paper, decision or message', async () => {
    const { stage } = play
    const secretary = stage.at(ACCUSED, 'villageSecretary')
    expect((await stage.ask(secretary, 'supervision', 'meetings', {})).items).toMatchObject([{ id: called, items: 2 }])
    expect((await meeting(secretary)).items.map(({ code }) => code).sort()).toEqual([codes.crossing, codes.neighbour].sort())
    expect((await stage.ask(centre(), 'supervision', 'meetings', {})).items).toMatchObject([{ id: called, items: 3 }])
    expect(problemOf(await stage.call(centre(), 'supervision', 'callMeeting', { kind: 'joint', on: '2028-01-06', time: '09:30', place: '区中心二楼会议室' }))).toBe('INVALID')
    expect(problemOf(await stage.call(secretary, 'supervision', 'paper', { id: `joint:${codes.complaint}` }))).toBe('NOT_FOUND')
    // Nor does who merely comes read a complaint that is not theirs to know.
    expect((await meeting(stage.at('D-zf', 'principal'))).items.map(({ code }) => code).sort()).toEqual([codes.crossing, codes.neighbour].sort())
    expect((await meeting(stage.at('DEP-water', 'principal'))).items).toHaveLength(3)
    for (const who of [stage.at('T09', 'principal'), stage.at('D', 'clerk'), stage.at(ACCUSED, 'gridWorker'), stage.resident('T01V01')]) expect([stage.words(who), problemOf(await stage.call(who, 'supervision', 'meeting', { id: called }))]).toEqual([stage.words(who), 'NOT_FOUND'])
  })

  it('is minuted item by item once it has begun, each decision a task of a unit that may know of it', async () => {
    const { stage } = play
    const { version } = await meeting(centre())
    const said = { id: called, version, code: codes.crossing, words: '由水利局牵头，交通局配合，一次修好。', decisions: [{ words: '十个工作日内修复水渠并恢复路面', owner: 'DEP-water', dueOn: '2026-03-20' }] }
    expect(problemOf(await stage.call(centre(), 'supervision', 'minuteItem', said))).toBe('MEETING_EARLY')
    await stage.until('2026-03-06T11:00')
    expect(problemOf(await stage.call(stage.at('DEP-water', 'principal'), 'supervision', 'minuteItem', said))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(centre(), 'supervision', 'minuteItem', { ...said, decisions: [{ ...said.decisions[0]!, dueOn: '2026-03-06' }] }))).toBe('INVALID')
    expect(problemOf(await stage.call(centre(), 'supervision', 'minuteItem', { ...said, code: codes.slow }))).toBe('INVALID')
    const request = requestId()
    expect(await stage.ask(centre(), 'supervision', 'minuteItem', said, request)).toEqual({ version: version + 1 })
    expect(await stage.ask(centre(), 'supervision', 'minuteItem', said, request)).toEqual({ version: version + 1 })
    expect(problemOf(await stage.call(centre(1), 'supervision', 'minuteItem', said))).toBe('STALE')
    expect(problemOf(await stage.call(centre(1), 'supervision', 'minuteItem', { ...said, version: version + 1 }))).toBe('CONFLICT')
    const of = (owner: string) => ({ id: called, version: version + 1, code: codes.complaint, words: '由纪委会同水利局查清。', decisions: [{ words: '逐户核对低保名单并答复', owner, dueOn: '2026-03-27' }] })
    expect(problemOf(await stage.call(centre(), 'supervision', 'minuteItem', of(ACCUSED)))).toBe('INVALID')
    // Whoever once worked in the unit complained of hears nothing of it, though their unit now is to see to it.
    const [formerly, colleague] = [stage.at('D-jw', 'principal'), stage.at('D-jw', 'leaderInCharge')]
    await tables.people.update({ _id: formerly.id }, { formerly: [ACCUSED] })
    await stage.ask(centre(), 'supervision', 'minuteItem', of('D-jw'))
    await play.settle()
    const heard = async (who: SamplePerson) => (await stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words)).filter((words) => words === '逐户核对低保名单并答复')
    expect([await heard(formerly), await heard(colleague)]).toEqual([[], ['逐户核对低保名单并答复']])
    await tables.people.update({ _id: formerly.id }, { formerly: [] })
    // Nor does the number of the last step tell who may not read them all that there were more.
    expect([(await meeting(stage.at(ACCUSED, 'villageSecretary'))).version, (await meeting(centre())).version]).toEqual([0, version + 2])
  })

  it('puts each decision on the appeal\'s own record, once, and tells its people in plain words', async () => {
    const { stage } = play
    const [decided] = (await meeting(centre())).items.find(({ code }) => code === codes.crossing)!.decisions
    expect(decided).toMatchObject({ owner: 'DEP-water', state: 'open', dueOn: '2026-03-20', late: false })
    const before = await play.row(codes.crossing)
    expect((await play.entries(codes.crossing)).at(-1)).toMatchObject({ action: 'noteDecision', actor: { person: 'system' }, about: { meeting: 'joint', decision: decided!.id, owner: 'DEP-water', due: '2026-03-20', stage: 'decided' } })
    const petitioner = stage.resident('T01V01')
    const open = await stage.ask(petitioner, 'appeal', 'open', { code: codes.crossing })
    expect(open.timeline.at(-1)!.sentence).toBe('系统开会研究过，由区水利局在3月20日（周五）前办')
    expect(JSON.stringify(open)).not.toContain('恢复路面')
    expect(await play.news(petitioner, codes.crossing)).toContain('区里开会研究了您的诉求')
    const seen = await stage.ask(stage.at('DEP-water', 'coordinator'), 'casework', 'open', { code: codes.crossing })
    expect(JSON.stringify(seen.timeline)).toContain('十个工作日内修复水渠并恢复路面')
    await tables.outbox.update({ _id: `${decided!.id}-decided` }, { state: 'pending' })
    await play.settle()
    expect((await play.row(codes.crossing)).seq).toBe(before.seq)
  })

  it('is closed with who was there by post; what was not spoken of is on the docket again', async () => {
    const { stage } = play
    const { version, seats } = await meeting(centre())
    const close = { id: called, version, minutes: '研究三件，决定两件，一件下次再议。', attendance: seats.map(() => 'present' as const) }
    expect(problemOf(await stage.call(centre(), 'supervision', 'closeMeeting', { ...close, attendance: [] }))).toBe('INVALID')
    expect(problemOf(await stage.call(stage.at('D-jw', 'principal'), 'supervision', 'closeMeeting', close))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(centre(), 'supervision', 'callOff', { id: called, version, reason: '改期' }))).toBe('CONFLICT')
    const request = requestId()
    expect(await stage.ask(centre(), 'supervision', 'closeMeeting', close, request)).toEqual({ version: version + 1 })
    expect(await stage.ask(centre(), 'supervision', 'closeMeeting', close, request)).toEqual({ version: version + 1 })
    expect([(await item('joint', codes.crossing)).state, (await item('joint', codes.complaint)).state, (await item('joint', codes.neighbour)).state]).toEqual(['discussed', 'discussed', 'confirmed'])
    const secretary = stage.at(ACCUSED, 'villageSecretary')
    const seen = [await meeting(secretary), await stage.call(secretary, 'supervision', 'meetings', {}), await stage.call(secretary, 'supervision', 'decisions', { open: true }), await stage.call(secretary, 'account', 'messages', {}), await stage.call(secretary, 'casework', 'search', { words: codes.complaint })]
    for (const word of [codes.complaint, '低保', '纪委会同']) expect(JSON.stringify(seen)).not.toContain(word)
  })

  it('is called off with the reason while nothing was minuted, and its items are on the docket again', async () => {
    const { stage } = play
    const { id } = await stage.ask(centre(), 'supervision', 'callMeeting', { kind: 'joint', on: '2026-03-12', time: '15:00', place: '区中心二楼会议室' })
    expect((await item('joint', codes.neighbour)).state).toBe('meeting')
    await stage.ask(centre(), 'supervision', 'callOff', { id, version: 1, reason: '领导出差，改期' })
    expect(await item('joint', codes.neighbour)).toMatchObject({ state: 'confirmed', meeting: id })
    expect((await meeting(centre(), id)).state).toBe('calledOff')
  })
})

describe('a decision', () => {
  const first = async () => (await meeting(centre())).items.find(({ code }) => code === codes.crossing)!.decisions[0]!
  const page = async (who: SamplePerson) => play.stage.ask(who, 'supervision', 'decision', { id: (await first()).id })
  const owner = () => play.stage.at('DEP-water', 'coordinator')

  it('is a task of its owner, unseen by other units', async () => {
    const { stage } = play
    const { id } = await first()
    expect((await stage.ask(owner(), 'supervision', 'decisions', { open: true })).items.map((one) => one.id)).toEqual([id])
    expect((await stage.ask(centre(), 'supervision', 'decisions', { kind: 'joint', open: true })).items).toHaveLength(2)
    expect((await page(owner())).may).toEqual({ answer: true, check: false })
    for (const who of [stage.at('DEP-health', 'principal'), stage.at('T01', 'principal'), stage.resident('T01V01')]) {
      expect(problemOf(await stage.call(who, 'supervision', 'decision', { id }))).toBe('NOT_FOUND')
      expect(problemOf(await stage.call(who, 'supervision', 'decisions', { kind: 'joint', open: true }))).toBe('FORBIDDEN')
    }
    expect(problemOf(await stage.call(stage.at('D-zf', 'principal'), 'supervision', 'decisions', { unit: 'D-jw', open: true }))).toBeNull()
    expect((await stage.ask(stage.at('D-zf', 'principal'), 'supervision', 'decisions', { unit: 'D-jw', open: true })).items).toEqual([])
  })

  it('reminds its owner before the date and the leaders after it, and shows as late', async () => {
    const { stage } = play
    const { id } = await first()
    const heard = async (who: SamplePerson) => (await stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words)).filter((words) => words.startsWith('会议决定'))
    await stage.until('2026-03-17T09:05')
    await play.settle()
    expect(await heard(owner())).toContain('会议决定还剩3个工作日')
    await stage.until('2026-03-23T09:05')
    await play.settle()
    expect(await heard(stage.at('DEP-water', 'leaderInCharge'))).toContain('会议决定已超期1个工作日')
    expect(await heard(stage.at('DEP-water', 'principal'))).not.toContain('会议决定已超期1个工作日')
    expect((await stage.ask(centre(), 'supervision', 'decisions', { kind: 'joint', open: true })).items[0]).toMatchObject({ id, late: true })
  })

  it('is answered by who speaks for the owner, sent back with another date, and accepted by who called the meeting', async () => {
    const { stage } = play
    const { id } = await first()
    expect(problemOf(await stage.call(stage.at('DEP-water', 'handler'), 'supervision', 'answerDecision', { id, version: 1, answer: '水渠已经修好' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(centre(), 'supervision', 'checkDecision', { id, version: 1, accepted: true, words: '属实' }))).toBe('CONFLICT')
    await stage.ask(owner(), 'supervision', 'answerDecision', { id, version: 1, answer: '水渠已经修好' })
    expect((await page(centre())).may).toEqual({ answer: false, check: true })
    expect(problemOf(await stage.call(owner(), 'supervision', 'checkDecision', { id, version: 2, accepted: true, words: '属实' }))).toBe('FORBIDDEN')
    await stage.ask(centre(), 'supervision', 'checkDecision', { id, version: 2, accepted: false, words: '路面还没有恢复', dueOn: '2026-03-31' })
    expect(await page(owner())).toMatchObject({ state: 'open', dueOn: '2026-03-31', late: false, version: 3 })
    await stage.ask(owner(), 'supervision', 'answerDecision', { id, version: 3, answer: '路面也恢复了，两家现场验收' })
    const request = requestId()
    const accept = { id, version: 4, accepted: true, words: '到现场看过，属实' }
    expect(await stage.ask(centre(), 'supervision', 'checkDecision', accept, request)).toEqual({ version: 5 })
    expect(await stage.ask(centre(), 'supervision', 'checkDecision', accept, request)).toEqual({ version: 5 })
    await play.settle()
    expect((await page(owner())).state).toBe('accepted')
    expect((await play.entries(codes.crossing)).at(-1)).toMatchObject({ action: 'noteDecision', about: { decision: id, stage: 'accepted' } })
    expect((await stage.ask(owner(), 'supervision', 'decisions', { open: false })).items.map((one) => one.id)).toEqual([id])
  })
})

describe('the monthly dispatch meeting', () => {
  it('proposes by itself what is late or stands still, and lets go what moved before anybody looked', async () => {
    const { stage } = play
    await stage.until('2026-04-08T01:35')
    const leader = stage.at('D-zf', 'leaderInCharge')
    const items = await docket(leader, 'dispatch')
    const slow = items.find(({ code }) => code === codes.slow)!
    expect(slow.rules).toEqual(['overdue', 'stuck'])
    expect(slow.why.join()).toMatch(/超办理期限\d+个工作日,3月2日.*以后没有进展/)
    // A complaint is the petition office's to know, which supervises it, and not the commission's.
    expect(items.map(({ code }) => code)).not.toContain(codes.complaint)
    expect((await docket(stage.at('D-xf', 'petitionOfficer'), 'dispatch')).map(({ code }) => code)).toContain(codes.complaint)
    const neighbour = items.find(({ code }) => code === codes.neighbour)!
    await stage.act(centre(), codes.neighbour, 'transferOut', { receiver: 'petition', number: '川信字38号', on: '2026-04-08', reason: '属于信访事项' })
    await stage.until('2026-04-09T01:35')
    expect((await item('dispatch', neighbour.code)).state).toBe('lapsed')
  })
})

/** With who asks. A meeting's call and close put its items where they belong after the record. */
const MOST = { docket: 3, meetings: 3, decisions: 3, paper: 6, meeting: 6, decision: 5, moveDocket: 8, putOnDocket: 8, answerDecision: 8, checkDecision: 8, callMeeting: 8, minuteItem: 8, closeMeeting: 8 }

it('takes few requests to the database', () => {
  // An instance that wakes reads the district, the settings and the calendar first: never less than the warm call.
  const least = (action: string) => Math.min(...play.calls().filter((call) => call.action === action && call.ok).map(({ requests }) => requests))
  const spent = Object.keys(MOST).map((action) => [action, least(action)] as const)
  expect(spent.filter(([action, requests]) => !(requests <= MOST[action as keyof typeof MOST]))).toEqual([])
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
