import { SIGNALS } from '../../../domain/supervision/inspection/signals'
import { STRATA, digestOfList, drawSample } from '../../../domain/supervision/inspection/draw'
import type { SamplePerson } from '../../../scripts/sample/district'
import { requestId } from '../../../scripts/local/stage'
import { inspection } from '../../../server/store/inspection'
import { supervision } from '../../../server/store/supervision'
import { tables } from '../../../server/store/tables'
import type { InspectionPage, VisitPage } from '../../../server/contract'
import { halved, jpegOf, scene } from '../../server/pictures/scenes'
import { Play, problemOf } from '../support'

const SIZES = { village: 9, township: 9, department: 9, district: 9 }
const DAYS = { from: '2026-03-02', to: '2026-03-02' }
const CROOKED = '低保名额没有按规定评，该评上的人家没有评上，要求查清楚。'
/** The village of the complaint, and the township that handled it. */
const ACCUSED = 'T03V01'

let play: Play
/** The photo that a township hands in twice. */
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
/** Codes by what they are for. */
const codes: Record<'alike' | 'alikeToo' | 'plain' | 'savedAnew' | 'complaint', string> = { alike: '', alikeToo: '', plain: '', savedAnew: '', complaint: '' }
let drawn: string
let before: Record<string, string>

/** Another picture, and the same one saved anew and smaller. */
const SCENE = scene(5, 240, 180)

async function closeOut(village: string, answer: string, about: Parameters<Play['file']>[2] = {}, photo?: Buffer, who = play.stage.resident(village)): Promise<string> {
  const { stage } = play
  const { code } = await play.file(who, village, about)
  const handler = await play.toHandling(code, about.accused ? 'complaint' : 'resolution')
  await play.report(handler, code, { answer, publicAnswer: answer, evidence: photo ? [await stage.evidence(handler, 'photo', photo)] : [] })
  await play.confirm(who, code)
  await play.signTheRest(code)
  return code
}

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
  codes.alike = await closeOut('T01V01', '您反映的问题已于3月2日解决，感谢支持。', {}, PHOTO)
  codes.alikeToo = await closeOut('T01V02', '您反映的问题已于2月28日解决！感谢支持', {}, PHOTO)
  codes.plain = await closeOut('T02V01', '村口到小学三百米路面重新铺了砂石，边沟也清了。', {}, jpegOf(SCENE), play.stage.at('T05V01', 'villageCadre'))
  codes.savedAnew = await closeOut('T04V01', '污水管道疏通了，井盖也换过。', {}, jpegOf(halved(SCENE), 60))
  codes.complaint = await closeOut(ACCUSED, '名单逐户核对过了，两户补进，结果贴在村口。', { text: CROOKED, aboutCadre: true, accused: [ACCUSED] })
  await play.settle()
  await play.stage.until('2026-03-03T01:05')
  before = await seenByUnits()
})
afterAll(() => play.stage.close())

const officer = (n = 0) => play.stage.at('D-jw', 'disciplineOfficer', n)
const inspector = (n = 0) => play.stage.at('D-jx', 'inspector', n)
const group = () => [officer(), officer(1), inspector(), inspector(1)]
const outsiders = () => [play.stage.at('T01', 'principal'), play.stage.at('T02', 'handler'), play.stage.at('D', 'dispatcher'), play.stage.at('D', 'districtLeader'), play.stage.at('D-xf', 'petitionOfficer'), play.stage.resident('T01V01')]
const draw = (): Promise<InspectionPage> => play.stage.ask(officer(), 'supervision', 'inspection', { id: drawn, whole: true })
const visitOf = (code: string) => inspection.visits.first({ code }).then((row) => row!)
const sent = async (code: string) => play.stage.person((await visitOf(code)).inspector)
const page = async (who: SamplePerson, code: string): Promise<VisitPage> => play.stage.ask(who, 'supervision', 'visit', { id: (await visitOf(code))._id })

/** Everything that units are told, list, search or open, without addresses of files, which differ each time. */
async function seenByUnits(): Promise<Record<string, string>> {
  const { stage } = play
  const seen: Record<string, string> = {}
  for (const who of [stage.at('T01', 'principal'), stage.at('T01', 'handler'), stage.at('T01', 'coordinator'), stage.at('T01V01', 'villageSecretary'), stage.at('T03', 'principal'), stage.at(ACCUSED, 'villageSecretary'), stage.at('D', 'dispatcher'), stage.at('D', 'districtLeader')]) {
    const unit = who.posts[0]!.unit
    const asked = {
      messages: stage.call(who, 'account', 'messages', {}),
      workbench: stage.call(who, 'casework', 'workbench', {}),
      ledger: stage.call(who, 'casework', 'ledger', { unit }),
      count: stage.call(who, 'casework', 'count', {}),
      words: stage.call(who, 'casework', 'search', { words: '核查' }),
      unitBoard: stage.call(who, 'supervision', 'unitBoard', { unit }),
      warnings: stage.call(who, 'supervision', 'warnings', { unit }),
      findings: stage.call(who, 'supervision', 'findings', { unit }),
      allFindings: stage.call(who, 'supervision', 'findings', {}),
      mine: stage.call(who, 'supervision', 'myVisits', { found: false }),
      draws: stage.call(who, 'supervision', 'inspections', {}),
      ...Object.fromEntries(Object.values(codes).flatMap((code) => [
        [`open ${code}`, stage.call(who, 'casework', 'open', { code })],
        [`search ${code}`, stage.call(who, 'casework', 'search', { words: code })],
        [`verify ${code}`, stage.call(who, 'casework', 'verify', { code })],
      ])),
    }
    for (const [name, answer] of Object.entries(asked)) seen[`${stage.words(who)} ${name}`] = JSON.stringify(await answer, (key, value: unknown) => (key === 'url' ? null : value))
  }
  return seen
}

describe('what makes a close-out worth a look', () => {
  it('is gathered in the night: the same words, the same photo or one that looks the same, minutes in hand', async () => {
    const rows = new Map((await inspection.closeOuts.all()).map((row) => [row._id, row]))
    expect([...rows.keys()].sort()).toEqual(Object.values(codes).sort())
    for (const code of [codes.alike, codes.alikeToo]) expect(rows.get(code)).toMatchObject({ unit: 'T01', closedOn: DAYS.from, sameText: 1, samePhoto: 1, rounds: 1, disputed: false, cadreConfirmed: false })
    expect(rows.get(codes.plain)).toMatchObject({ sameText: 0, samePhoto: 1, cadreConfirmed: true })
    expect(rows.get(codes.savedAnew)).toMatchObject({ sameText: 0, samePhoto: 1 })
    expect(rows.get(codes.savedAnew)!.photoKeys).not.toEqual(rows.get(codes.plain)!.photoKeys)
    expect(rows.get(codes.complaint)).toMatchObject({ samePhoto: 0, photoKeys: [] })
    for (const row of rows.values()) expect(row.minutes).toBeLessThan(30)
  })

  it('is gathered again to the same, when the job comes twice', async () => {
    const gathered = await inspection.closeOuts.all()
    await play.stage.until('2026-03-04T01:05')
    expect(await inspection.closeOuts.all()).toEqual(gathered)
    before = await seenByUnits()
  })
})

describe('a draw', () => {
  it('is the inspection group\'s alone, among days that are over', async () => {
    for (const who of outsiders()) expect([play.stage.words(who), problemOf(await play.stage.call(who, 'supervision', 'drawInspection', { ...DAYS, sizes: SIZES }))]).toEqual([play.stage.words(who), 'FORBIDDEN'])
    expect(problemOf(await play.stage.call(officer(), 'supervision', 'drawInspection', { ...DAYS, to: '2026-03-04', sizes: SIZES }))).toBe('INVALID')
    expect(problemOf(await play.stage.call(officer(), 'supervision', 'drawInspection', { from: '2026-02-01', to: '2026-02-02', sizes: SIZES }))).toBe('INVALID')
    const request = requestId()
    const { id } = await play.stage.ask(officer(), 'supervision', 'drawInspection', { ...DAYS, sizes: SIZES }, request)
    drawn = id
    expect(await play.stage.ask(officer(), 'supervision', 'drawInspection', { ...DAYS, sizes: SIZES }, request)).toEqual({ id })
    expect(await inspection.draws.all()).toHaveLength(1)
    await play.settle()
  })

  it('is repeated by an auditor from its seed and its frozen list, and shows when somebody touched the list', async () => {
    const { seed, digest, list, sizes, sample, repeats } = await draw()
    expect(list!.map(({ code }) => code).sort()).toEqual(Object.values(codes).sort())
    expect(list!.find(({ code }) => code === codes.alike)!.signals).toEqual(SIGNALS.filter((signal) => ['sameText', 'samePhoto', 'quickClose'].includes(signal)))
    expect(list!.find(({ code }) => code === codes.plain)!.signals).toEqual(['samePhoto', 'quickClose', 'cadreConfirmed'])
    expect(drawSample(seed, list!, sizes).map(({ code }) => code)).toEqual(sample.map(({ code }) => code))
    expect([digestOfList(list!, sizes), repeats]).toEqual([digest, true])
    expect(Object.keys(sizes).sort()).toEqual([...STRATA].sort())
    const row = (await inspection.draws.byId(drawn))!
    await inspection.draws.set({ ...row, list: row.list.map((one) => (one.code === codes.plain ? { ...one, signals: ['samePhoto'] } : one)) })
    expect((await draw()).repeats).toBe(false)
    await inspection.draws.set(row)
    expect((await draw()).repeats).toBe(true)
    const [step] = (await supervision.steps.page({ where: { of: drawn }, order: [['seq', 'asc']], limit: 5 })).items
    expect(step).toMatchObject({ what: 'drawn', by: officer().id, about: { seed, digest } })
  })

  it('sends somebody of the group to each, who is told, and draws nothing twice', async () => {
    const visits = await inspection.visits.all()
    expect(visits.map(({ code }) => code).sort()).toEqual(Object.values(codes).sort())
    expect(visits.filter(({ inspector: who }) => !group().some(({ id }) => id === who))).toEqual([])
    for (const who of group()) {
      const own = visits.filter((one) => one.inspector === who.id)
      const mine = await play.stage.ask(who, 'supervision', 'myVisits', { found: false })
      expect(mine.items.map(({ id }) => id).sort()).toEqual(own.map(({ _id }) => _id).sort())
      const told = await play.stage.ask(who, 'account', 'messages', {})
      expect(told.items.some(({ lines }) => lines.some(([, words]) => words === `有${own.length}件待实地核查`))).toBe(own.length > 0)
    }
    expect(problemOf(await play.stage.call(officer(), 'supervision', 'drawInspection', { ...DAYS, sizes: SIZES }))).toBe('INVALID')
  })

  it('is unseen by the units: nothing that they are told, list, search or open is another than before', async () => {
    expect(await seenByUnits()).toEqual(before)
    for (const code of Object.values(codes)) {
      const { _id: id } = await visitOf(code)
      for (const who of outsiders()) expect(problemOf(await play.stage.call(who, 'supervision', 'visit', { id }))).toBe('NOT_FOUND')
    }
    for (const who of outsiders()) expect(problemOf(await play.stage.call(who, 'supervision', 'inspection', { id: drawn }))).toBe('FORBIDDEN')
  })
})

const SHAM = { done: 'no' as const, confirmed: 'other' as const, words: '路面没有动过，诉求人说没有签过字', photos: [] }
const TRUE = { done: 'yes' as const, confirmed: 'own' as const, rating: 'fair' as const, words: '路面铺好了，诉求人当面说属实', photos: [] }

describe('a finding', () => {
  it('is recorded by the one who was sent, once, and by nobody else', async () => {
    const { _id: id } = await visitOf(codes.plain)
    const who = await sent(codes.plain)
    const photo = await play.stage.evidence(who, 'photo')
    for (const other of [...group().filter((one) => one.id !== who.id), ...outsiders()]) expect(problemOf(await play.stage.call(other, 'supervision', 'recordFinding', { ...TRUE, id, version: 0 }))).toBe('FORBIDDEN')
    expect(problemOf(await play.stage.call(who, 'supervision', 'recordFinding', { ...TRUE, id, version: 0, photos: ['e-000000000000000000000009'] }))).toBe('INVALID')
    const request = requestId()
    const finding = { ...TRUE, id, version: 0, photos: [photo] }
    expect(await play.stage.ask(who, 'supervision', 'recordFinding', finding, request)).toEqual({ version: 1, mismatch: false })
    expect(await play.stage.ask(who, 'supervision', 'recordFinding', finding, request)).toEqual({ version: 1, mismatch: false })
    expect(problemOf(await play.stage.call(who, 'supervision', 'recordFinding', { ...finding, photos: [] }))).toBe('STALE')
    expect(problemOf(await play.stage.call(who, 'supervision', 'recordFinding', { ...finding, version: 1, photos: [] }))).toBe('CONFLICT')
    expect((await page(who, codes.plain)).finding).toMatchObject({ words: TRUE.words, photos: [expect.stringContaining('http')] })
  })

  it('that agrees changes nothing of the appeal; a changed mind is shown and voids nothing', async () => {
    await play.settle()
    expect(await play.row(codes.plain)).toMatchObject({ round: 1, closedOn: DAYS.from })
    const seen = await page(play.stage.at('T02', 'principal'), codes.plain)
    expect(seen).toMatchObject({ mismatch: false, voided: false, warning: null, signals: [] })
    expect(seen.finding!.compared.map(({ fact, same, against }) => [fact, same, against])).toEqual([['done', true, false], ['confirmed', true, false], ['rating', false, false]])
    const found = await play.stage.ask(play.stage.at('T02', 'principal'), 'supervision', 'findings', { unit: 'T02' })
    expect(found.items.map(({ code }) => code)).toEqual([codes.plain])
    expect((await play.stage.ask(play.stage.at('T01', 'principal'), 'supervision', 'findings', { unit: 'T01' })).items).toEqual([])
  })

  it('that does not agree voids the close-out, reopens the appeal by a step on its record, and warns the unit in red, each once', async () => {
    const { stage } = play
    const visit = await visitOf(codes.alike)
    const { seq } = await play.row(codes.alike)
    expect(await stage.ask(await sent(codes.alike), 'supervision', 'recordFinding', { ...SHAM, id: visit._id, version: 0 })).toEqual({ version: 1, mismatch: true })
    await play.settle()
    expect(await play.row(codes.alike)).toMatchObject({ status: 'handling', round: 2, seq: seq + 1, closedOn: null, signatures: {}, lastAction: 'voidClose' })
    expect((await play.entries(codes.alike)).at(-1)).toMatchObject({ action: 'voidClose', actor: { person: 'system' }, about: { visit: visit._id } })
    const warning = `W-${visit._id}`
    expect(await visitOf(codes.alike)).toMatchObject({ voided: true, warning })
    const head = stage.at('T01', 'principal')
    const warned = await stage.ask(head, 'supervision', 'warning', { id: warning })
    expect(warned).toMatchObject({ level: 'red', rule: 'shamCloseOut', unit: 'T01', state: 'issued', cases: [codes.alike] })
    expect(await play.news(head, codes.alike)).toContain('实地核查不符，销号已作废')
    expect(await play.news(stage.resident('T01V01'), codes.alike)).toContain('核查发现没有办到位，重新办理')
    const timeline = (await stage.ask(stage.resident('T01V01'), 'appeal', 'open', { code: codes.alike })).timeline
    expect(timeline.at(-1)!.sentence).toMatch(/到现场看的结果，重新办理$/)
    // A drainer that was killed before it could say so delivers it again.
    await tables.outbox.update({ _id: `${visit._id}-sham` }, { state: 'pending' })
    await play.settle()
    expect((await play.row(codes.alike)).seq).toBe(seq + 1)
    expect((await supervision.warnings.all()).filter(({ _id }) => _id === warning)).toHaveLength(1)
  })

  it('leaves alone what its petitioner has reopened meanwhile, and warns all the same', async () => {
    const { stage } = play
    await stage.act(stage.resident('T01V02'), codes.alikeToo, 'reopen', { reason: '根本没有来修' })
    const { seq } = await play.row(codes.alikeToo)
    await stage.ask(await sent(codes.alikeToo), 'supervision', 'recordFinding', { ...SHAM, id: (await visitOf(codes.alikeToo))._id, version: 0 })
    await play.settle()
    expect((await play.row(codes.alikeToo)).seq).toBe(seq)
    expect(await visitOf(codes.alikeToo)).toMatchObject({ voided: false, warning: expect.stringMatching(/^W-/) })
  })

  it('in a complaint never reaches the one complained of, and names nothing of it where the unit is warned', async () => {
    const { stage } = play
    const { _id: id } = await visitOf(codes.complaint)
    await stage.ask(await sent(codes.complaint), 'supervision', 'recordFinding', { ...SHAM, id, version: 0 })
    await play.settle()
    expect((await play.row(codes.complaint)).status).toBe('handling')
    for (const role of ['villageSecretary', 'villageCadre', 'gridWorker'] as const) {
      const who = stage.at(ACCUSED, role)
      expect(problemOf(await stage.call(who, 'supervision', 'visit', { id }))).toBe('NOT_FOUND')
      expect(problemOf(await stage.call(who, 'supervision', 'warning', { id: `W-${id}` }))).toBe('NOT_FOUND')
      const told = JSON.stringify([await stage.call(who, 'account', 'messages', {}), await stage.call(who, 'supervision', 'findings', { unit: ACCUSED }), await stage.call(who, 'supervision', 'warnings', { unit: ACCUSED })])
      for (const word of [codes.complaint, id, SHAM.words]) expect(told).not.toContain(word)
    }
    const warned = await stage.ask(stage.at('T03', 'principal'), 'supervision', 'warning', { id: `W-${id}` })
    expect(warned.words).not.toContain(SHAM.words)
  })

  it('is followed by the media on record, by the group and the centre, once there is a finding', async () => {
    const { stage } = play
    const { _id: id, seq } = await visitOf(codes.alike)
    const shown = { id, version: seq, on: '2026-03-04', outlet: '区电视台', title: '村口的路修了没有', words: '记者回访，施工队已进场。', link: 'https://example.org/road' }
    expect(problemOf(await stage.call(stage.at('T01', 'principal'), 'supervision', 'followMedia', shown))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('T09', 'principal'), 'supervision', 'followMedia', shown))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(officer(), 'supervision', 'followMedia', { ...shown, on: '2026-03-09' }))).toBe('INVALID')
    expect(problemOf(await stage.call(officer(), 'supervision', 'followMedia', { ...shown, link: 'javascript:alert(1)' }))).toBe('INVALID')
    await stage.ask(officer(), 'supervision', 'followMedia', shown)
    const { media } = await page(stage.at('T01', 'principal'), codes.alike)
    expect(media).toMatchObject([{ on: shown.on, outlet: shown.outlet, title: shown.title, words: shown.words, link: shown.link }])
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
