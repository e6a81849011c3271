import type { Attachment } from '../../server/contract'
import { ANSWERED_WITHIN_MS } from '../../server/safety/ask'
import { type EvidenceRow, NEVER_ASKED } from '../../server/store/rows'
import { tables } from '../../server/store/tables'
import { APPID } from '../../scripts/local/district'
import type { SamplePerson } from '../../scripts/sample/district'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const chunk = (name: string, body: Buffer) => Buffer.concat([u32(body.length), Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
/** A picture that the stand-in finds what it says of: an example word lies among its pixels, which no cleaning takes away. */
const picture = (word: string) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.concat([u32(8), u32(8), Buffer.from([8, 2, 0, 0, 0])])), chunk('IDAT', Buffer.from(word)), chunk('IEND', Buffer.alloc(0))])
const [FINE, DOUBTFUL, UNSAFE] = [picture('路面'), picture('待审示例词'), picture('违规示例词')]

/** A minute passes: the clock asks, and WeChat pushes. */
async function minute(): Promise<void> {
  await play.stage.cloud.functions.invoke('clock', {}, { from: 'timer' })
  await play.stage.cloud.wechat.settled()
}

const photoOf = async (id: string): Promise<EvidenceRow> => (await tables.evidence.byId(id))!
const openBy = async (who: SamplePerson, code: string): Promise<Attachment[]> => (await play.stage.ask(who, who.posts.length > 0 ? 'casework' : 'appeal', 'open', { code })).attachments
const push = (trace: string, suggest: string, about: object = {}) =>
  play.stage.cloud.functions.invoke('pushes', { MsgType: 'event', Event: 'wxa_media_check', appid: APPID, trace_id: trace, version: 2, errcode: 0, result: { suggest, label: 20002 }, ...about }, { from: 'push', openid: 'zhang' })

/** An appeal of T01V01 with one photo. */
async function withPhoto(bytes: Buffer) {
  const { stage } = play
  const resident = stage.resident('T01V01')
  const photo = await stage.evidence(resident, 'photo', bytes)
  const { code } = await play.file(resident, 'T01V01', { evidence: [photo] })
  return { resident, photo, code, screener: stage.at('T01V01', 'gridWorker') }
}

describe('content safety of photos', () => {
  it('is asked after the filing and apart from it, and lets a fine photo be seen by everybody', async () => {
    const { resident, photo, code } = await withPhoto(FINE)
    expect(await photoOf(photo)).toMatchObject({ safety: 'due', traces: [] })
    expect(await openBy(resident, code)).toEqual([{ id: photo, kind: 'photo', url: expect.any(String) }])
    await minute()
    expect(await photoOf(photo)).toMatchObject({ safety: 'pass', askAt: NEVER_ASKED, traces: [expect.any(String)], label: 100 })
    // Signatures are no photos: they are not sent to anybody.
    const signature = await play.stage.evidence(resident, 'signature')
    await minute()
    expect(await photoOf(signature)).toMatchObject({ safety: 'none', traces: [] })
  })

  it('hides an unsafe photo from everybody but who judges it, who reads why', async () => {
    const { stage } = play
    const { resident, photo, code, screener } = await withPhoto(UNSAFE)
    await minute()
    expect(await photoOf(photo)).toMatchObject({ safety: 'risky', label: 20006 })
    const [own] = await openBy(resident, code)
    expect(own).toEqual({ id: photo, kind: 'photo', url: null, held: { words: '有一张照片没有通过内容安全检查，已隐藏', url: null, may: [] } })
    const [seen] = await openBy(screener, code)
    expect(seen).toMatchObject({ url: null, held: { words: '内容安全检查认为违规，这张照片已隐藏（违法犯罪）', may: ['clear', 'bar'] } })
    expect((await fetch(seen!.held!.url!)).status).toBe(200)
    for (const role of ['handler', 'principal'] as const) {
      const [other] = await openBy(stage.at('T01', role), code)
      expect(other).toMatchObject({ url: null, held: { url: null, may: [] } })
    }
    // Nor by the receipt.
    expect(JSON.stringify(await stage.call(stage.resident('T01V02'), 'appeal', 'lookUp', { code, word: resident.phone.slice(-4) }))).not.toContain('/evidence/')
  })

  it('keeps a doubtful photo within the case until somebody has looked', async () => {
    const { stage } = play
    const { resident, photo, code, screener } = await withPhoto(DOUBTFUL)
    await minute()
    expect(await openBy(resident, code)).toMatchObject([{ url: expect.any(String) }])
    expect(await openBy(stage.at('T01', 'principal'), code)).toMatchObject([{ url: expect.any(String), held: { words: expect.stringContaining('存疑'), may: [] } }])
    expect(problemOf(await stage.call(stage.at('T01', 'principal'), 'casework', 'judgePhoto', { code, photo, fine: true }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'judgePhoto', { code, photo, fine: true }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(screener, 'casework', 'judgePhoto', { code, photo: 'e-nowhere', fine: true }))).toBe('NOT_FOUND')
    expect(await stage.ask(screener, 'casework', 'judgePhoto', { code, photo, fine: true })).toEqual({ id: photo, kind: 'photo', url: expect.any(String) })
    expect(await photoOf(photo)).toMatchObject({ safety: 'cleared', judged: { by: screener.id } })
    expect(await openBy(resident, code)).toEqual([{ id: photo, kind: 'photo', url: expect.any(String) }])
    // A person's word stands, whatever is pushed after it; and it can be taken back.
    await push((await photoOf(photo)).traces![0]!, 'risky')
    expect((await photoOf(photo)).safety).toBe('cleared')
    await stage.ask(screener, 'casework', 'judgePhoto', { code, photo, fine: false })
    expect(await openBy(resident, code)).toMatchObject([{ url: null }])
  })

  it('is judged by another than who handed it in, and by nobody in their own matter', async () => {
    const { stage } = play
    const [giver, other] = [stage.at('T01', 'reviewer'), stage.at('T01V02', 'gridWorker')]
    const photo = await stage.evidence(giver, 'photo', UNSAFE)
    const { code } = await stage.ask(giver, 'casework', 'record', play.submission(stage.resident('T01V02'), 'T01V02', { channel: 'counter', evidence: [photo] }))
    await minute()
    expect((await photoOf(photo)).safety).toBe('risky')
    // It is hidden from its giver as from the rest of the house.
    expect(await openBy(giver, code)).toMatchObject([{ url: null, held: { url: null, may: [] } }])
    for (const fine of [true, false]) expect(problemOf(await stage.call(giver, 'casework', 'judgePhoto', { code, photo, fine }))).toBe('OWN_PHOTO')
    expect((await photoOf(photo)).safety).toBe('risky')
    expect(await openBy(other, code)).toMatchObject([{ held: { may: ['clear', 'bar'] } }])
    await stage.ask(other, 'casework', 'judgePhoto', { code, photo, fine: true })
    expect(problemOf(await stage.call(giver, 'casework', 'judgePhoto', { code, photo, fine: false }))).toBe('OWN_PHOTO')

    const [petitioner, theirs] = [stage.at('T01V03', 'villageCadre'), await stage.evidence(stage.at('T01V03', 'villageCadre'), 'photo', DOUBTFUL)]
    const own = await play.file(petitioner, 'T01V03', { evidence: [theirs] })
    await minute()
    expect(problemOf(await stage.call(petitioner, 'casework', 'judgePhoto', { code: own.code, photo: theirs, fine: true }))).toBe('OWN_APPEAL')
  })

  it('lets neighbours who joined see what passed alone', async () => {
    const { stage } = play
    const handler = await (async () => {
      const { code } = await withPhoto(FINE)
      return { code, person: await play.toHandling(code) }
    })()
    const photos = [await stage.evidence(handler.person, 'photo', picture('待审示例词 工地')), await stage.evidence(handler.person, 'photo', picture('工地'))]
    await stage.act(handler.person, handler.code, 'progress', { text: '已经开工。', evidence: photos })
    await minute()
    const neighbour = stage.resident('T01V01', 1)
    await stage.ask(neighbour, 'appeal', 'act', { action: 'join', code: handler.code, version: (await play.row(handler.code)).seq, payload: {} })
    const shown = (await stage.ask(neighbour, 'appeal', 'open', { code: handler.code })).timeline.flatMap(({ attachments }) => attachments)
    expect(shown.map(({ url }) => url !== null)).toEqual([false, true])
  })
})

describe('a push', () => {
  it('may come twice, later than another, before its question is written down, or about nothing', async () => {
    const { photo } = await withPhoto(FINE)
    await minute()
    const [trace] = (await photoOf(photo)).traces!
    for (let times = 0; times < 2; times += 1) expect(await push(trace!, 'pass')).toBe('success')
    expect((await photoOf(photo)).safety).toBe('pass')
    // The gravest counts, in whatever order they come.
    await push(trace!, 'risky')
    await push(trace!, 'review')
    await push(trace!, 'pass')
    expect(await photoOf(photo)).toMatchObject({ safety: 'risky', label: 20002 })
    const before = await tables.evidence.all()
    expect(await push('nobody-asked', 'risky')).toBe('success')
    expect(await tables.evidence.all()).toEqual(before)
  })

  it('is taken from the platform alone, and for this mini-program', async () => {
    const { photo, resident } = await withPhoto(UNSAFE)
    await minute()
    const [trace] = (await photoOf(photo)).traces!
    await tables.evidence.update({ _id: photo }, { safety: 'asked' })
    const event = { MsgType: 'event', Event: 'wxa_media_check', appid: APPID, trace_id: trace, version: 2, errcode: 0, result: { suggest: 'pass', label: 100 } }
    for (const caller of [{ from: 'client', openid: resident.openid }, { from: 'timer' }, { from: 'function' }] as const) {
      expect(await play.stage.cloud.functions.invoke('pushes', event, caller)).toEqual({ ok: false })
    }
    expect(await push(trace!, 'pass', { appid: 'wx1111111111111111' })).toEqual({ ok: false })
    expect(await push(trace!, 'splendid')).toEqual({ ok: false })
    expect(await push(trace!, 'pass', { version: 1 })).toEqual({ ok: false })
    expect((await photoOf(photo)).safety).toBe('asked')
    // WeChat could not look: nothing is known by that, and the photo is asked about again.
    expect(await push(trace!, 'review', { errcode: -1008 })).toBe('success')
    expect((await photoOf(photo)).safety).toBe('asked')
  })

  it('that never comes is asked for again, and in the end the photo counts as unchecked, which administrators hear of', async () => {
    const { stage } = play
    const { photo, code, screener, resident } = await withPhoto(FINE)
    await minute()
    const now = () => stage.cloud.clock.now()
    // As if nothing had been pushed.
    await tables.evidence.update({ _id: photo }, { safety: 'asked', askAt: now() + ANSWERED_WITHIN_MS, traces: ['lost-1', 'lost-2'] })
    await minute()
    expect((await photoOf(photo)).traces).toEqual(['lost-1', 'lost-2'])
    await tables.evidence.update({ _id: photo }, { askAt: now() })
    await minute()
    expect(await photoOf(photo)).toMatchObject({ safety: 'pass', traces: ['lost-1', 'lost-2', expect.any(String)] })
    await tables.evidence.update({ _id: photo }, { safety: 'asked', askAt: now() })
    await minute()
    expect(await photoOf(photo)).toMatchObject({ safety: 'unchecked', askAt: NEVER_ASKED })
    expect(await openBy(resident, code)).toEqual([{ id: photo, kind: 'photo', url: expect.any(String) }])
    expect(await openBy(screener, code)).toMatchObject([{ url: expect.any(String), held: { words: expect.stringContaining('没有收到'), may: ['clear', 'bar'] } }])
    const lost = await photoOf(photo)
    await tables.evidence.insert(...Array.from({ length: 5 }, (_, n) => ({ ...lost, _id: `e-lost-${n}`, traces: [], filedAt: now() })))
    const { alarms } = await stage.ask(stage.at('D', 'administrator'), 'supervision', 'health', {})
    expect(alarms).toMatchObject([{ name: 'photos', words: '6张照片没有检查结果' }])
    // A verdict that comes after all still counts.
    await push('lost-1', 'pass')
    expect((await photoOf(photo)).safety).toBe('pass')
  })
})
