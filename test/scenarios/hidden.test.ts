import { COMMANDS } from '../../domain/appeal/decide'
import type { SamplePerson } from '../../scripts/sample/district'
import { requestId } from '../../scripts/local/stage'
import type { Answer } from '../../server/contract'
import { tables } from '../../server/store/tables'
import { PAYLOADS } from './payloads'
import { LAMP, Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const CROOKED = '低保名额没有按规定评，该评上的人家没有评上，要求查清楚。'

/** Everything that a person could ask in which an appeal might show, by verb. */
async function everything(who: SamplePerson, code: string, word: string, lastFour: string, commands = COMMANDS): Promise<Record<string, Answer<unknown>>> {
  const { stage } = play
  const { seq, village } = await play.row(code)
  const asked: Record<string, () => Promise<Answer<unknown>>> = {
    'casework.workbench': () => stage.call(who, 'casework', 'workbench', {}),
    'casework.search': () => stage.call(who, 'casework', 'search', { words: code }),
    'casework.open': () => stage.call(who, 'casework', 'open', { code }),
    'casework.reveal': () => stage.call(who, 'casework', 'reveal', { code, purpose: '想知道是谁' }),
    'casework.verify': () => stage.call(who, 'casework', 'verify', { code }),
    'appeal.open': () => stage.call(who, 'appeal', 'open', { code }),
    'appeal.mine': () => stage.call(who, 'appeal', 'mine', {}),
    'appeal.home': () => stage.call(who, 'appeal', 'home', {}),
    'appeal.published': () => stage.call(who, 'appeal', 'published', {}),
    'appeal.publishedOne': () => stage.call(who, 'appeal', 'publishedOne', { code }),
    'appeal.lookUp by word': () => stage.call(who, 'appeal', 'lookUp', { code, word }),
    'appeal.lookUp by digits': () => stage.call(who, 'appeal', 'lookUp', { code, word: lastFour }),
    'account.messages': () => stage.call(who, 'account', 'messages', {}),
  }
  for (const unit of new Set(who.posts.map((post) => post.unit))) {
    asked[`casework.ledger ${unit}`] = () => stage.call(who, 'casework', 'ledger', { unit })
    asked[`casework.ledger ${unit} submitted`] = () => stage.call(who, 'casework', 'ledger', { unit, status: 'submitted' })
    asked[`casework.ledger ${unit} of the village`] = () => stage.call(who, 'casework', 'ledger', { unit, village })
  }
  // Joining last: it is open to neighbours where there is nothing to hide.
  for (const action of [...commands.filter((one) => one !== 'join'), 'join' as const]) asked[`act ${action}`] = () => stage.call(who, 'casework', 'act', { action, code, version: seq, payload: PAYLOADS[action] } as never)
  const answers: [string, Answer<unknown>][] = []
  for (const [name, ask] of Object.entries(asked)) answers.push([name, await ask()])
  return Object.fromEntries(answers)
}

/** Those answers that show it: by its code in what was given, or by a refusal other than that there is no such appeal. */
function shown(answers: Record<string, Answer<unknown>>, code: string): string[] {
  return Object.entries(answers).flatMap(([name, answer]) => {
    const tells = answer.ok ? JSON.stringify(answer.value).includes(code) : answer.problem.code !== 'NOT_FOUND'
    return tells ? [`${name}: ${answer.ok ? 'yes' : answer.problem.code}`] : []
  })
}

const countOf = async (who: SamplePerson) => (await play.stage.ask(who, 'casework', 'count', {})).count

/** Files a complaint and holds that none of `hidden` meets it anywhere, that everyone of `open` can open it. */
async function expectHidden(village: string, accused: string[], hidden: SamplePerson[], open: SamplePerson[], about: { text?: string; aboutCadre?: boolean } = {}): Promise<string> {
  const { stage } = play
  const resident = stage.resident(village)
  const counts = await Promise.all(hidden.map(countOf))
  const receipt = await play.file(resident, village, { text: about.text ?? CROOKED, aboutCadre: about.aboutCadre ?? true, accused })
  await play.settle()
  for (const [n, who] of hidden.entries()) {
    const answers = await everything(who, receipt.code, receipt.queryWord, resident.phone.slice(-4), n === 0 ? COMMANDS : ['supplement', 'screenValid', 'claim'])
    expect([stage.words(who), shown(answers, receipt.code)]).toEqual([stage.words(who), []])
    expect(await countOf(who)).toBe(counts[n])
    const wecom = stage.cloud.wechat.messagesOf({ wecom: who.wecom! })
    expect(JSON.stringify(wecom)).not.toContain(receipt.code)
  }
  for (const who of open) expect([stage.words(who), problemOf(await stage.call(who, 'casework', 'open', { code: receipt.code }))]).toEqual([stage.words(who), null])
  return receipt.code
}

describe('another resident\'s appeal', () => {
  it('is not there for a stranger: not to open, not to act on, whatever the action', async () => {
    const { stage } = play
    const { code, queryWord } = await play.file(stage.resident('T01V01'), 'T01V01')
    const answers = await everything(stage.resident('T09V01'), code, `${queryWord}错`, '0000')
    // A neighbour may join an ordinary appeal; nobody claims one that is somebody's.
    expect(shown(answers, code)).toEqual(['act claim: NOT_CLAIMABLE'])
    expect((await play.row(code)).coPetitioners).toEqual([stage.resident('T09V01').id])
  })

  it('is not there for the cadres of another township either', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V01'), 'T01V01')
    for (const who of [stage.at('T02', 'principal'), stage.at('T02V01', 'villageSecretary'), stage.at('DEP-water', 'coordinator'), stage.at('D', 'administrator')]) {
      expect([stage.words(who), problemOf(await stage.call(who, 'casework', 'open', { code }))]).toEqual([stage.words(who), 'NOT_FOUND'])
    }
  })

  it('opens by its code and query word, or the phone\'s last digits, for ten tries an hour', async () => {
    const { stage } = play
    const owner = stage.resident('T01V02')
    const { code, queryWord } = await play.file(owner, 'T01V02')
    const other = stage.resident('T09V02')
    const page = await stage.ask(other, 'appeal', 'lookUp', { code, word: queryWord })
    expect(page).toMatchObject({ code, text: ROAD, mine: false })
    expect(JSON.stringify(page)).not.toContain(owner.name)
    expect((await stage.ask(other, 'appeal', 'lookUp', { code: code.toLowerCase().replaceAll('-', ' '), word: ` ${owner.phone.slice(-4)} ` })).code).toBe(code)
    for (let tries = 2; tries < 10; tries += 1) expect(problemOf(await stage.call(other, 'appeal', 'lookUp', { code, word: `错误${tries}` }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(other, 'appeal', 'lookUp', { code, word: queryWord }))).toBe('TOO_MANY')
    await stage.cloud.clock.advance('PT1H')
    expect(problemOf(await stage.call(other, 'appeal', 'lookUp', { code, word: queryWord }))).toBeNull()
  })
})

describe('who is complained of', () => {
  it('a village: none of its people meets the complaint by list, count, search, id, message or any verb', async () => {
    const { stage } = play
    const village = 'T02V01'
    const code = await expectHidden(village, [village],
      [stage.at(village, 'villageSecretary'), stage.at(village, 'villageCadre'), stage.at(village, 'gridWorker')],
      [stage.at('T02', 'reviewer'), stage.at('D', 'dispatcher'), stage.at('D-jw', 'disciplineOfficer'), stage.at('D-xf', 'petitionOfficer')])
    expect(await play.row(code)).toMatchObject({ desk: 'T02', barred: [village] })
  })

  it('a township: neither its people nor those of its villages', async () => {
    const { stage } = play
    const code = await expectHidden('T03V01', ['T03'],
      [stage.at('T03', 'reviewer'), stage.at('T03', 'principal'), stage.at('T03V01', 'villageSecretary'), stage.at('T03V02', 'gridWorker')],
      [stage.at('D', 'dispatcher'), stage.at('D-jw', 'disciplineOfficer')])
    expect((await play.row(code)).desk).toBe('D')
  })

  it('a village: nor whoever worked there before and is in the township now, in whose ledger it is counted', async () => {
    const { stage } = play
    const [village, moved] = ['T10V01', stage.at('T10', 'reviewer')]
    await tables.people.update({ _id: moved.id }, { formerly: [village] })
    await expectHidden(village, [village], [moved, stage.at(village, 'villageSecretary')], [stage.at('T10', 'principal'), stage.at('D', 'dispatcher')])
    await tables.people.update({ _id: moved.id }, { formerly: [] })
  })

  it('the district centre: the discipline commission stands in for it', async () => {
    const { stage } = play
    const code = await expectHidden('T04V01', ['T04V01', 'T04', 'D'],
      [stage.at('D', 'dispatcher'), stage.at('D', 'principal'), stage.at('D', 'caller'), stage.at('T04', 'reviewer')],
      [stage.at('D-jw', 'disciplineOfficer')])
    expect(await play.row(code)).toMatchObject({ desk: 'D-jw', centre: 'D-jw' })
    const officer = stage.at('D-jw', 'disciplineOfficer')
    expect((await stage.ask(officer, 'casework', 'workbench', {})).cards.map((card) => card.code)).toContain(code)
    await stage.act(officer, code, 'screenValid', {})
    expect((await play.row(code)).status).toBe('screened')
  })

  it('without a name: a yes alone keeps village and township out, and words that point at the village the village', async () => {
    const { stage } = play
    await expectHidden('T05V01', [], [stage.at('T05V01', 'villageSecretary'), stage.at('T05', 'reviewer')], [stage.at('D', 'dispatcher')])
    await expectHidden('T05V02', [], [stage.at('T05V02', 'villageSecretary'), stage.at('T05V02', 'gridWorker')], [stage.at('T05', 'reviewer')], { text: '村干部把低保名额给了自己亲戚，我们家反而没有评上，要求查清楚。', aboutCadre: false })
  })

  it('meets it neither while it is handled nor once its result is public', async () => {
    const { stage } = play
    const village = 'T02V02'
    const resident = stage.resident(village)
    const { code, queryWord } = await play.file(resident, village, { text: CROOKED, aboutCadre: true, accused: [village] })
    const handler = await play.toHandling(code, 'complaint')
    const name = stage.district.units.find(({ id }) => id === village)!.name
    await play.report(handler, code, { answer: '经查属实，已改正。', publicAnswer: `经查，${name}评议程序有误，已责令重新评议。`, statement: '查阅记录' })
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    expect((await play.row(code)).status).toBe('published')
    const secretary = stage.at(village, 'villageSecretary')
    const answers = await everything(secretary, code, queryWord, resident.phone.slice(-4))
    expect(shown(answers, code).sort()).toEqual(['appeal.home: yes', 'appeal.published: yes', 'appeal.publishedOne: yes'])
    const publicly = await stage.ask(secretary, 'appeal', 'publishedOne', { code })
    expect(publicly.answer).toBe('经查，有关单位评议程序有误，已责令重新评议。')
    expect(JSON.stringify(publicly)).not.toContain('低保')
    expect(publicly.title).not.toContain(name)
  })

  it('a cadre who complains of their own village sees their own appeal, and no colleague does', async () => {
    const { stage } = play
    const village = 'T02V03'
    const [one, other] = [stage.at(village, 'villageCadre', 0), stage.at(village, 'villageCadre', 1)]
    const { code } = await play.file(one, village, { text: CROOKED, aboutCadre: true, accused: [village] })
    expect(problemOf(await stage.call(one, 'appeal', 'open', { code }))).toBeNull()
    expect(problemOf(await stage.call(other, 'casework', 'open', { code }))).toBe('NOT_FOUND')
    await play.settle()
    expect(await play.news(one, code)).toEqual(['已收到您的诉求'])
    expect(await play.news(other, code)).toEqual([])
  })

  it('is passed by in one tap of the screener, who loses sight of it with the tap, and whose repeated tap is answered', async () => {
    const { stage } = play
    const village = 'T02V04'
    const { code, queryWord } = await play.file(stage.resident(village), village)
    const grid = stage.at(village, 'gridWorker')
    expect(problemOf(await stage.call(grid, 'casework', 'open', { code }))).toBeNull()
    await play.settle()
    const tap = { action: 'passUp' as const, code, version: 1, payload: { accused: [village] } }
    const id = requestId()
    const first = await stage.ask(grid, 'casework', 'act', tap, id)
    expect(await stage.ask(grid, 'casework', 'act', tap, id)).toEqual(first)
    const answers = await everything(grid, code, queryWord, stage.resident(village).phone.slice(-4))
    // The message of its arrival was theirs already; nothing else tells of it.
    expect(shown(answers, code)).toEqual(['account.messages: yes'])
    expect(await play.row(code)).toMatchObject({ desk: 'T02', aboutCadre: true })
    await play.settle()
    expect(await play.news(grid, code)).toEqual(['有新的诉求待初审'])
    expect(await play.news(stage.at('T02', 'reviewer'), code)).toContain('有诉求转由您处核实')
  })

  it('is told nothing by way of a merge: what goes round a unit is not merged into what it knows of', async () => {
    const { stage } = play
    const village = 'T02V05'
    const { code: master } = await play.file(stage.resident(village), village, { text: LAMP })
    const { code } = await play.file(stage.resident(village, 1), village, { text: CROOKED, aboutCadre: true, accused: [village] })
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'act', { action: 'merge', code, version: 1, payload: { master, reason: '同一件事' } }))).toBe('ACCUSED')
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
