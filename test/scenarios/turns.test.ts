import { dayOf } from '../../domain/calendar/day'
import type { SamplePerson } from '../../scripts/sample/district'
import { LAMP, Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const today = () => dayOf(play.stage.cloud.clock.now())

/** Files and brings an appeal into the hands of the township's handler. */
async function handled(village: string, kind: 'resolution' | 'suggestion' | 'complaint' = 'resolution'): Promise<{ code: string; resident: SamplePerson; handler: SamplePerson; township: string }> {
  const resident = play.stage.resident(village)
  const { code } = await play.file(resident, village)
  return { code, resident, handler: await play.toHandling(code, kind), township: village.slice(0, 3) }
}

describe('an appeal recorded for somebody', () => {
  it.each(['counter', 'telephone', 'transferredIn'] as const)('at a %s is theirs once they verify the number, and opens by its query word before', async (channel) => {
    const { stage } = play
    const clerk = stage.at('T01', 'clerk')
    const openid = `o-newcomer-${channel}`
    const phone = { counter: '13900000001', telephone: '13900000002', transferredIn: '13900000003' }[channel]
    stage.cloud.wechat.setPhone(openid, phone)
    const receipt = await stage.ask(clerk, 'casework', 'record', { ...play.submission(clerk, 'T01V01'), channel, contact: { name: '李大娘', phone }, reference: '川信字38号' })
    expect(await play.row(receipt.code)).toMatchObject({ petitioner: null, recordedBy: clerk.id, channel })
    expect((await stage.ask({ openid }, 'appeal', 'lookUp', { code: receipt.code, word: receipt.queryWord })).code).toBe(receipt.code)
    expect((await stage.ask({ openid }, 'appeal', 'mine', {})).items).toEqual([])
    // Neither without a number nor with another one.
    const claim = { action: 'claim' as const, code: receipt.code, version: 1, payload: {} }
    expect(problemOf(await stage.call({ openid }, 'appeal', 'act', claim))).toBe('PHONE_NEEDED')
    expect(problemOf(await stage.call(stage.resident('T01V01'), 'appeal', 'act', claim))).toBe('NOT_CLAIMABLE')

    const code = ((await (await fetch(`${stage.cloud.url}/wechat/_simulator/phone-code`, { method: 'POST', body: JSON.stringify({ openid }) })).json()) as { code: string }).code
    const me = await stage.ask({ openid }, 'account', 'verifyPhone', { code })
    expect(me).toMatchObject({ phoneVerified: true, phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` })
    expect((await stage.ask({ openid }, 'appeal', 'mine', {})).items.map((card) => card.code)).toEqual([receipt.code])
    expect((await play.row(receipt.code)).petitioner).toBe(me.person)
    expect(problemOf(await stage.call({ openid }, 'account', 'verifyPhone', { code }))).toBe('INVALID')
  })

  it('without a name is nobody\'s for good, and the centre notes that nobody could confirm', async () => {
    const { stage } = play
    const clerk = stage.at('T01', 'clerk')
    const { contact: _, ...submission } = play.submission(clerk, 'T01V02')
    expect(problemOf(await stage.call(clerk, 'casework', 'record', { ...submission, channel: 'telephone' }))).toBe('INVALID')
    const { code } = await stage.ask(clerk, 'casework', 'record', { ...submission, channel: 'telephone', anonymous: true })
    expect(problemOf(await stage.call(stage.resident('T01V02'), 'appeal', 'act', { action: 'claim', code, version: 1, payload: {} }))).toBe('NOT_CLAIMABLE')
    const handler = await play.toHandling(code)
    await play.report(handler, code)
    await stage.act(stage.at('D', 'caller'), code, 'recordUnconfirmed', { ground: 'anonymous', reason: '匿名来电' })
    await play.signTheRest(code)
    expect((await stage.ask(handler, 'casework', 'open', { code })).signatures[0]!.words).toBe('未确认')
  })

  it('is recorded by those who take in appeals there, and by nobody else', async () => {
    const { stage } = play
    const who = [stage.at('T02', 'clerk'), stage.at('T01', 'handler'), stage.resident('T01V01')]
    for (const person of who) expect(problemOf(await stage.call(person, 'casework', 'record', { ...play.submission(person, 'T01V01'), channel: 'counter' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('T01', 'clerk'), 'casework', 'record', play.submission(stage.at('T01', 'clerk'), 'T01V01')))).toBe('INVALID')
    expect(problemOf(await stage.call(stage.resident('T01V01'), 'appeal', 'submit', { ...play.submission(stage.resident('T01V01'), 'T01V01'), channel: 'counter' }))).toBe('INVALID')
  })
})

describe('several people with one matter', () => {
  it('duplicates are merged, and every petitioner is told of every step and of the end', async () => {
    const { stage } = play
    const village = 'T01V01'
    const [first, second, third] = [0, 1, 2].map((order) => stage.resident(village, order))
    const master = (await play.file(first!, village)).code
    const doubles = [(await play.file(second!, village)).code, (await play.file(third!, village, { text: `${ROAD}大家都在说。` })).code]
    for (const code of doubles) await stage.act(stage.at(village, 'gridWorker'), code, 'merge', { master, reason: '同一段路' })
    expect(await play.row(master)).toMatchObject({ coPetitioners: [second!.id, third!.id], merged: doubles })
    const handler = await play.toHandling(master)
    await play.report(handler, master)
    await play.settle()
    for (const who of [second!, third!]) expect(await play.news(who, master)).toEqual(expect.arrayContaining(['办好了，请看看结果']))
    expect(await play.news(first!, master)).toEqual(expect.arrayContaining(['又有相同诉求并入办理']))
    expect((await stage.ask(second!, 'appeal', 'mine', {})).items.map(({ code }) => code).sort()).toEqual([master, doubles[0]].sort())
    await play.confirm(first!, master)
    await play.signTheRest(master)
    await play.settle()
    expect(await play.news(third!, master)).toEqual(expect.arrayContaining(['四方签字完成，已办结', '办理结果已公开']))
    expect((await stage.ask(second!, 'appeal', 'open', { code: doubles[0]! })).statusWords).toBe('已和同一件事合并办理')
  })

  it('two matters in one are split: the second goes its own way under its own code, which opens by its own word', async () => {
    const { stage } = play
    const village = 'T01V02'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village, { text: `${ROAD}另外${LAMP}` })
    await stage.act(stage.at(village, 'gridWorker'), code, 'split', { text: LAMP, reason: '两件事' })
    const cards = (await stage.ask(resident, 'appeal', 'mine', {})).items
    expect(cards).toHaveLength(2)
    const child = cards.find((card) => card.code !== code)!
    expect(await play.row(child.code)).toMatchObject({ splitFrom: code, petitioner: resident.id, status: 'submitted' })
    expect((await stage.ask(resident, 'appeal', 'open', { code: child.code })).text).toBe(LAMP)
    expect((await stage.ask(stage.resident('T09V01'), 'appeal', 'lookUp', { code: child.code, word: resident.phone.slice(-4) })).code).toBe(child.code)
    expect(await stage.ask(stage.at(village, 'gridWorker'), 'casework', 'reveal', { code: child.code, purpose: '上门' })).toEqual({ name: resident.name, phone: resident.phone })
  })

  it('a group names up to five representatives who all sign; one who disagrees is split off with an own code', async () => {
    const { stage } = play
    const village = 'T01V01'
    const members = [0, 1, 2, 3, 4, 5].map((order) => stage.resident(village, order))
    const { code } = await play.file(members[0]!, village, { text: LAMP })
    for (const member of members.slice(1)) await stage.ask(member, 'appeal', 'act', { action: 'join', code, version: (await play.row(code)).seq, payload: {} })
    const handler = await play.toHandling(code)
    const reviewer = stage.at('T01', 'reviewer')
    const name = (representatives: string[]) => play.row(code).then(({ seq }) => stage.call(reviewer, 'casework', 'act', { action: 'nameRepresentatives', code, version: seq, payload: { representatives } }))
    expect(problemOf(await name(members.map(({ id }) => id)))).toBe('GROUP_LIMIT')
    const three = members.slice(0, 3)
    expect(problemOf(await name(three.map(({ id }) => id)))).toBeNull()
    await play.report(handler, code)
    await play.confirm(three[0]!, code)
    expect((await play.row(code)).status).toBe('reported')
    expect(problemOf(await stage.call(three[1]!, 'appeal', 'act', { action: 'dispute', code, version: (await play.row(code)).seq, payload: { ground: 'notDone', reason: '我家门口没修' } }))).toBe('NOT_YOUR_TURN')
    await stage.act(three[1]!, code, 'splitMember', { reason: '我家门口没修' })
    const own = (await stage.ask(three[1]!, 'appeal', 'mine', {})).items.find((card) => card.code !== code && card.excerpt.length > 0 && card.status === 'submitted')!
    expect(await play.row(own.code)).toMatchObject({ splitFrom: code, petitioner: three[1]!.id })
    expect(await stage.ask(stage.at(village, 'gridWorker'), 'casework', 'reveal', { code: own.code, purpose: '上门' })).toEqual({ name: three[1]!.name, phone: three[1]!.phone })
    await play.confirm(three[2]!, code, 'fair')
    expect(await play.row(code)).toMatchObject({ status: 'confirmed' })
    await play.signTheRest(code)
    expect((await stage.ask(three[0]!, 'appeal', 'open', { code })).rating).toBe('fair')
  })
})

describe('time', () => {
  it('waits for the petitioner five working days at most: the clock ends the pause by itself, and the date moves by what was waited', async () => {
    const { stage } = play
    const { code, handler, resident } = await handled('T02V01')
    const due = (await stage.ask(handler, 'casework', 'open', { code })).dueOn
    const before = await play.row(code)
    await stage.act(handler, code, 'askPetitioner', { question: '几点在家' })
    expect((await stage.ask(resident, 'appeal', 'open', { code })).paused).not.toBeNull()
    await play.later(6)
    const after = await play.row(code)
    expect(after.clock).toMatchObject({ kind: 'running', dueOn: stage.workingDaysAfter((before.clock as { dueOn: string }).dueOn, 5) })
    expect(after.pauseDaysUsed).toBe(5)
    expect(due).not.toBeNull()
    expect(problemOf(await stage.call(handler, 'casework', 'act', { action: 'askPetitioner', code, version: after.seq, payload: { question: '再问' } }))).toBe('NO_PAUSE_LEFT')
  })

  it('stops for an absence only once the level above granted it, until the day named, and runs on by itself', async () => {
    const { stage } = play
    const { code, handler, resident, township } = await handled('T02V04')
    const before = await play.row(code)
    const until = stage.workingDaysAfter(today(), 3)
    await stage.act(handler, code, 'askPause', { ground: 'away', until, reason: '诉求人外出打工，约好周五见面' })
    expect((await play.row(code)).clock.kind).toBe('running')
    const dispatcher = stage.at('D', 'dispatcher')
    for (const who of [handler, stage.at(township, 'reviewer')]) expect(problemOf(await stage.call(who, 'casework', 'act', { action: 'grantPause', code, version: before.seq + 1, payload: { opinion: '同意' } }))).toBe('FORBIDDEN')
    expect((await stage.ask(dispatcher, 'casework', 'workbench', {})).cards.find((card) => card.code === code)?.likely).toBe('grantPause')
    await stage.act(dispatcher, code, 'grantPause', { opinion: '情况属实，同意' })
    await play.settle()
    expect(await play.news(resident, code)).toContain('办理时间暂停计算')
    expect((await stage.ask(resident, 'appeal', 'open', { code })).paused).toMatchObject({ until })
    await play.later(4)
    const after = await play.row(code)
    expect(after.clock).toMatchObject({ kind: 'running', dueOn: stage.workingDaysAfter((before.clock as { dueOn: string }).dueOn, 3) })
    await play.settle()
    expect(await play.news(resident, code)).toContain('办理时间恢复计算')
    expect(await play.news(handler, code)).toContain('停表到期，请继续办理')
    // The same handler named again is no news to anybody.
    expect(problemOf(await stage.call(stage.at(township, 'coordinator'), 'casework', 'act', { action: 'nameHandler', code, version: after.seq, payload: { handler: handler.id } }))).toBe('SAME_HANDLER')
  })

  it('is extended once by the level above, and the petitioner is told of the new date', async () => {
    const { stage } = play
    const { code, handler, resident, township } = await handled('T02V02')
    const before = await play.row(code)
    await stage.act(handler, code, 'askExtension', { days: 5, reason: '等材料' })
    const reviewer = stage.at(township, 'reviewer')
    expect(problemOf(await stage.call(reviewer, 'casework', 'act', { action: 'grantExtension', code, version: before.seq + 1, payload: { opinion: '同意' } }))).toBe('FORBIDDEN')
    await stage.act(stage.at('D', 'dispatcher'), code, 'grantExtension', { opinion: '同意' })
    const after = await play.row(code)
    expect(after.clock).toMatchObject({ dueOn: stage.workingDaysAfter((before.clock as { dueOn: string }).dueOn, 5) })
    await play.settle()
    expect(await play.news(resident, code)).toContain('办理时间延长了')
    expect(problemOf(await stage.call(handler, 'casework', 'act', { action: 'askExtension', code, version: after.seq, payload: { days: 1, reason: '再等' } }))).toBe('EXTENDED_ONCE')
  })

  it('stands while an appeal is parked, and the clock takes it up again on its day', async () => {
    const { stage } = play
    const { code, handler } = await handled('T02V03')
    const reviewOn = stage.workingDaysAfter(today(), 4)
    await stage.act(stage.at('D', 'dispatcher'), code, 'park', { reviewOn, reason: '等上级项目' })
    expect((await play.row(code)).status).toBe('parked')
    await play.later(3)
    expect((await play.row(code)).status).toBe('parked')
    await play.later(1)
    expect(await play.row(code)).toMatchObject({ status: 'handling', reviewOn: null, clock: { kind: 'running' }, pauseDaysUsed: 0 })
    await play.settle()
    expect(await play.news(handler, code)).toContain('挂账到期，请继续办理')
  })
})

describe('ways out and back', () => {
  it('a transfer leaves with receiver, number and date, and the petitioner is told', async () => {
    const { stage } = play
    const { code, resident } = await handled('T03V01')
    await stage.act(stage.at('D', 'dispatcher'), code, 'transferOut', { receiver: 'petition', number: '川信字38号', on: today(), reason: '属信访事项' })
    const page = await stage.ask(resident, 'appeal', 'open', { code })
    expect(page.status).toBe('transferred')
    expect(JSON.stringify(page.timeline.at(-1))).toMatch(/信访部门.*川信字38号|川信字38号.*信访部门/)
    await play.settle()
    expect(await play.news(resident, code)).toContain('已转交其他机关办理')
  })

  it('returns are capped, and then the district\'s decision is final', async () => {
    const { stage } = play
    const village = 'T03V02'
    const { code } = await play.file(stage.resident(village), village)
    const reviewer = stage.at('T03', 'reviewer')
    await stage.act(stage.at(village, 'gridWorker'), code, 'screenValid', {})
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'village', lead: village, supporting: [] })
    const secretary = stage.at(village, 'villageSecretary')
    await stage.act(secretary, code, 'return', { ground: 'needsHigherLevel', reason: '村里修不了' })
    expect((await play.row(code)).desk).toBe('T03')
    await stage.act(reviewer, code, 'assign', { lead: 'T03', supporting: [] })
    const coordinator = stage.at('T03', 'coordinator')
    await stage.act(coordinator, code, 'return', { ground: 'notOurDuty', reason: '属交通部门' })
    expect((await play.row(code)).desk).toBe('D')
    await stage.act(stage.at('D', 'dispatcher'), code, 'assign', { lead: 'T03', supporting: [] })
    const answer = await stage.call(coordinator, 'casework', 'act', { action: 'return', code, version: (await play.row(code)).seq, payload: { ground: 'notOurDuty', reason: '仍属交通部门' } })
    expect(problemOf(answer)).toBe('RETURN_CAP')
  })

  it('an invalid finding is contested once, to the level above, which rules', async () => {
    const { stage } = play
    const village = 'T03V03'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village)
    await stage.act(stage.at(village, 'gridWorker'), code, 'screenInvalid', { ground: 'untrue', reason: '没有这回事' })
    await stage.act(resident, code, 'contest', { reason: '路就在那里' })
    expect(problemOf(await stage.call(stage.at(village, 'villageSecretary'), 'casework', 'act', { action: 'overturn', code, version: 3, payload: { opinion: '支持' } }))).toBe('FORBIDDEN')
    await stage.act(stage.at('T03', 'reviewer'), code, 'uphold', { opinion: '维持' })
    expect((await play.row(code)).status).toBe('invalid')
    expect(problemOf(await stage.call(resident, 'appeal', 'act', { action: 'contest', code, version: 4, payload: { reason: '还是不服' } }))).toBe('CONTESTED_ONCE')
  })

  it('a closed appeal is reopened once, with a date of its own, and counts by its worse round', async () => {
    const { stage } = play
    const { code, resident, handler } = await handled('T03V04')
    await play.report(handler, code)
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    await stage.act(resident, code, 'reopen', { reason: '又烂了' })
    await play.settle()
    expect(await play.row(code)).toMatchObject({ status: 'handling', round: 2 })
    expect(problemOf(await stage.call(stage.resident('T09V01'), 'appeal', 'publishedOne', { code }))).toBe('NOT_FOUND')
    await play.report(handler, code, { answer: '又修了一遍。' })
    await play.confirm(resident, code, 'dissatisfied')
    await play.signTheRest(code)
    await play.settle()
    expect(problemOf(await stage.call(resident, 'appeal', 'act', { action: 'reopen', code, version: (await play.row(code)).seq, payload: { reason: '再来' } }))).toBe('REOPENED_ONCE')
    expect((await stage.row('figures', 'all:T03V04') as { counts: object }).counts).toMatchObject({ finished: 1, dissatisfied: 1, resolved: 0 })
  })

  it('a complaint that its petitioner withdraws may go on without them', async () => {
    const { stage } = play
    const village = 'T03V05'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village, { text: '低保名额没有按规定评，该评上的人家没有评上，要求查清楚。', aboutCadre: true, accused: [village] })
    await stage.act(resident, code, 'withdraw', { reason: '算了' })
    expect((await play.row(code)).status).toBe('withdrawn')
    await stage.act(stage.at('D-jw', 'disciplineOfficer'), code, 'goOn', { reason: '线索具体' })
    expect(await play.row(code)).toMatchObject({ status: 'triaged', wentOn: true, desk: 'D' })
    const ordinary = await play.file(resident, village, { text: LAMP })
    await stage.act(resident, ordinary.code, 'withdraw', {})
    expect(problemOf(await stage.call(stage.at('D', 'dispatcher'), 'casework', 'act', { action: 'goOn', code: ordinary.code, version: 2, payload: { reason: '继续' } }))).toBe('NOT_COMPLAINT')
  })

  it('nobody reached in three attempts on three days is noted by the centre\'s caller, never by the unit', async () => {
    const { stage } = play
    const { code, handler } = await handled('T04V01')
    await play.report(handler, code)
    const caller = stage.at('D', 'caller')
    const note = async (who: SamplePerson) => problemOf(await stage.call(who, 'casework', 'act', { action: 'recordUnconfirmed', code, version: (await play.row(code)).seq, payload: { ground: 'notReached', reason: '三次未接通' } }))
    await stage.act(caller, code, 'logAttempt', { way: 'phone', outcome: '未接' })
    await stage.act(caller, code, 'logAttempt', { way: 'phone', outcome: '同一天再打，未接' })
    await play.later(1)
    await stage.act(caller, code, 'logAttempt', { way: 'visit', outcome: '家中无人' })
    expect(await note(caller)).toBe('NOT_ATTEMPTED')
    await play.later(1)
    await stage.act(caller, code, 'logAttempt', { way: 'phone', outcome: '未接' })
    expect(await note(handler)).toBe('FORBIDDEN')
    expect(await note(stage.at('T04', 'reviewer'))).toBe('FORBIDDEN')
    expect(await note(caller)).toBeNull()
    await play.signTheRest(code)
    await play.settle()
    expect((await stage.row('figures', 'all:T04V01') as { counts: object }).counts).toMatchObject({ finished: 1, unconfirmed: 1 })
    expect((await stage.row('figures', 'all:T04V01') as { counts: Record<string, number> }).counts['satisfied'] ?? 0).toBe(0)
  })

  it('after two disputes the level above decides, and a decision against the petitioner counts as dissatisfied', async () => {
    const { stage } = play
    const { code, handler, resident } = await handled('T04V02')
    await play.report(handler, code)
    await stage.act(resident, code, 'dispute', { ground: 'halfDone', reason: '只修了一半' })
    await play.report(handler, code)
    await stage.act(resident, code, 'disputeAgain', { ground: 'notTrue', reason: '没有修' })
    await stage.act(stage.at('D', 'dispatcher'), code, 'closeUnrecognised', { opinion: '经查已依法办理' })
    await play.signTheRest(code)
    await play.settle()
    expect((await stage.ask(resident, 'appeal', 'open', { code })).signatures[0]!.words).toBe('不认可，依法办结')
    expect((await stage.row('figures', 'all:T04V02') as { counts: object }).counts).toMatchObject({ dissatisfied: 1 })
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
