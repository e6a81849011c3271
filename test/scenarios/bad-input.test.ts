import type { Payloads } from '../../domain/appeal/payloads'
import type { SamplePerson } from '../../scripts/sample/district'
import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

const VILLAGE = 'T16V01'
const SAID = '院坝外的排水沟堵了，污水流到路上，请来疏通。'

let play: Play
let resident: SamplePerson
beforeAll(async () => {
  play = await Play.open()
  resident = play.stage.resident(VILLAGE)
})
afterAll(() => play.stage.close())

type About = Partial<Payloads['submit']>

/** What people send, the field that is named, and words that say what to do. */
const REFUSED: readonly (readonly [what: string, about: About, field: string, words: RegExp])[] = [
  ['nothing', { text: '' }, 'text', /还没有/],
  ['blanks', { text: ' \n\t　 ' }, 'text', /还没有/],
  ['two characters', { text: '路灯' }, 'text', /再说说是什么事/],
  ['ten thousand characters', { text: '路灯坏了。'.repeat(2000) }, 'text', /最多2000个字/],
  ['only punctuation', { text: '？！。。……，，～' }, 'text', /只有标点符号/],
  ['an emoji storm', { text: '😡'.repeat(60) }, 'text', /只有表情符号/],
  ['a storm with a word in it', { text: `路灯坏了${'😡'.repeat(60)}` }, 'text', /表情符号太多/],
  ['one letter over and over', { text: '啊啊啊啊啊啊啊啊' }, 'text', /像是误触/],
  ['digits', { text: '1234567890' }, 'text', /只有数字/],
  ['a place outside the district', { text: SAID, place: { village: 'X99V01' } }, 'place', /选择事情发生在哪个村/],
  ['a township for a village', { text: SAID, place: { village: 'T16' } }, 'place', /选择事情发生在哪个村/],
  ['another village\'s grid', { text: SAID, place: { village: VILLAGE, grid: 'T16V02G1' } }, 'place', /不在所选的村/],
  ['a phone number that is none', { text: SAID, contact: { name: '张桂兰', phone: '12345678901' } }, 'contact.phone', /正确的电话号码/],
  ['one digit over and over for a number', { text: SAID, contact: { name: '张桂兰', phone: '13000000000' } }, 'contact.phone', /正确的电话号码/],
  ['a photo that is not theirs', { text: SAID, evidence: ['e-000000000000000000000000'] }, 'evidence', /重新|添加|照片/],
]

describe('a filing with bad input', () => {
  // Sent as a phone would, past the screens that say the same beforehand.
  it.each(REFUSED)('of %s names the field and says what helps; nothing is filed', async (_, about, field, words) => {
    const { text = SAID, ...rest } = about
    const input = { ...play.submission(resident, VILLAGE, { text: SAID, ...rest }), text }
    const answer = await play.stage.call(resident, 'appeal', 'submit', input)
    expect(answer).toMatchObject({ ok: false, problem: { code: 'INVALID', fields: { [field]: expect.stringMatching(words) } } })
  })

  it('has left nothing behind', async () => {
    expect((await tables.appeals.page({ where: { parties: resident.id }, order: [['submittedAt', 'desc']], limit: 5 })).items).toEqual([])
  })
})

describe('a file', () => {
  const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(10 * 1024 * 1024)])
  it.each([
    ['of more than ten megabytes', 'big.jpg', PICTURE, /10 MB 以内/],
    ['that was renamed to look like a photo', 'letter.jpg', Buffer.from('PK\u0003\u0004 a document'), /不是能打开的照片/],
    ['that is empty', 'empty.png', Buffer.alloc(0), /不是能打开的照片/],
  ])('%s is refused with words and kept nowhere', async (_, name, bytes, words) => {
    const { stage } = play
    const fileID = await stage.upload(resident, `0000bad1-${name}`, bytes)
    expect(await stage.call(resident, 'account', 'file', { fileID, as: 'photo' })).toMatchObject({ ok: false, problem: { code: 'INVALID', fields: { file: expect.stringMatching(words) } } })
    expect(await stage.call(resident, 'account', 'file', { fileID, as: 'photo' })).toMatchObject({ problem: { fields: { file: expect.stringContaining('没有找到') } } })
  })
})

describe('words that WeChat finds risky', () => {
  it('may be filed, for whoever was abused quotes it, and are never made public', async () => {
    const { stage } = play
    const who = stage.resident('T16V02')
    const { code } = await play.file(who, 'T16V02', { text: '有人在群里对我说违规示例词，请派人来处理。' })
    await play.report(await play.toHandling(code), code, { publicAnswer: '已对发违规示例词的人教育。' })
    await play.confirm(who, code)
    await play.signTheRest(code)
    await play.settle()
    expect((await play.row(code)).status).toBe('closed')
    const answer = await stage.call(stage.at('D', 'dispatcher'), 'casework', 'act', { action: 'publish', code, version: (await play.row(code)).seq, payload: {} })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'UNSAFE', fields: { publicAnswer: expect.stringContaining('改一改') } } })
    expect((await stage.ask(who, 'appeal', 'published', {})).items.map((one) => one.code)).not.toContain(code)
  })
})

describe('too much at once', () => {
  it('of the same words five times files one, and names it the other four times', async () => {
    const { stage } = play
    const who = stage.resident('T16V03')
    const input = { ...play.submission(who, 'T16V03', { text: SAID }), text: SAID }
    const { code } = await stage.ask(who, 'appeal', 'submit', input)
    for (let time = 2; time <= 5; time += 1) expect(await stage.call(who, 'appeal', 'submit', input)).toMatchObject({ problem: { code: 'SAME_TEXT', fields: { text: expect.stringContaining(code) } } })
    expect((await stage.ask(who, 'appeal', 'mine', {})).items).toHaveLength(1)
  })

  it('of forty filings in a minute lets ten through and asks politely for the rest, with another way to be heard', async () => {
    const { stage } = play
    const who = stage.resident('T16V04')
    const answers = await Promise.all(Array.from({ length: 40 }, () => stage.call(who, 'appeal', 'submit', play.submission(who, 'T16V04', { text: SAID }))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['TOO_MANY']))
    expect(refused[0]!.message).toMatch(/过一会儿再试.*电话/)
    await stage.cloud.clock.advance(3_600_000)
    expect(problemOf(await stage.call(who, 'appeal', 'submit', play.submission(who, 'T16V04', { text: SAID })))).toBeNull()
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
