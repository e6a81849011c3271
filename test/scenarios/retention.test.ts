import { verify } from '../../domain/appeal/entries'
import { ERASED_WORDS } from '../../domain/appeal/retention'
import { KEPT, termEnd } from '../../server/store/retention'
import { errandStore } from '../../server/store/errands'
import { meetings, type DecisionRow, type DocketRow, type MeetingRow } from '../../server/store/meetings'
import { outreach, type AnswersRow, type OutingRow } from '../../server/store/outreach'
import { seal } from '../../server/store/seal'
import { supervision, type StepRow } from '../../server/store/supervision'
import { contactId } from '../../server/store/contacts'
import { likeness } from '../../server/store/likeness'
import { saveSettings } from '../../server/store/settings'
import { tables } from '../../server/store/tables'
import { Play, ROAD } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
  // A term that ends on the day of the close; that years are counted right is the rules' own test.
  await saveSettings({ retentionYears: 0 })
})
afterAll(() => play.stage.close())

const TODAY = '2026-03-02'
const recordsOf = async (code: string) => (await tables.records.page({ where: { appeal: code }, order: [], limit: 99 })).items
const evidenceOf = async (code: string) => (await tables.evidence.page({ where: { appeal: code }, order: [], limit: 99 })).items

describe('the end of an appeal’s retention', () => {
  it('takes its words, contact and files and leaves a whole record, its figures and the office’s signatures', async () => {
    const { stage } = play
    const resident = stage.resident('T07V01')
    const { code, queryWord } = await play.file(resident, 'T07V01', { evidence: [await stage.evidence(resident, 'photo')] })
    const other = await play.file(stage.resident('T07V02'), 'T07V02')
    const handler = await play.toHandling(code)
    await play.report(handler, code)
    await play.confirm(resident, code)
    await play.settle()
    expect((await evidenceOf(code)).length).toBe(2)
    expect((await play.told(resident, code)).length).toBeGreaterThan(0)
    await play.signTheRest(code)
    await play.settle()

    const [entries, records, row, contact] = [await play.entries(code), await recordsOf(code), await play.row(code), await tables.contacts.byId(contactId(code))]
    expect(entries.at(-1)).toMatchObject({ action: 'erase', actor: { person: 'system' } })
    expect(row).toMatchObject({ petitioner: null, parties: [], erasedOn: TODAY, nextLookOn: '9999-12-31', excerpt: ERASED_WORDS })
    const own = records.filter(({ _id }) => _id !== contactId(code))
    expect(own.length).toBeGreaterThan(3)
    for (const record of own) expect(record).toMatchObject({ texts: {}, salt: '', erased: true })
    const beside = new Map(records.map((record) => [record._id, record]))
    expect(verify(entries, beside)).toMatchObject({ ok: true, head: row.head, erased: own.map(({ _id }) => Number(_id.slice(code.length + 1))).sort((a, b) => a - b) })
    expect(contact).toMatchObject({ name: null, phone: null, phoneKey: null, lastFourKey: null })
    expect((await evidenceOf(code)).map(({ owner }) => owner).sort()).toEqual([handler.id, row.signatures.leaderInCharge!.by, row.signatures.principal!.by].sort())
    expect(await likeness.byId(code)).toBeNull()
    expect((await tables.messages.page({ where: { appeal: code }, order: [['at', 'desc']], limit: 9 })).items).toEqual([])
    const figure = (await tables.figures.all()).find(({ unit, month }) => unit === 'T07V01' && month === '2026-03')
    expect(figure?.counts).toMatchObject({ valid: 1, finished: 1 })

    // Nobody's any more: neither its petitioner's, nor to be claimed, and nothing of it is told to who knows the words.
    expect(await tables.people.byId(resident.id)).toBeNull()
    const page = await stage.ask(stage.at('T07', 'reviewer'), 'casework', 'open', { code })
    expect(JSON.stringify(page)).not.toContain(ROAD.slice(0, 6))
    expect(page).toMatchObject({ contact: null, offers: [] })
    expect(JSON.stringify(await stage.call(stage.resident('T07V03'), 'appeal', 'lookUp', { code, word: queryWord }))).not.toContain(ROAD.slice(0, 6))
    // What is still open is looked after for as long as it takes.
    expect(await play.row(other.code)).toMatchObject({ erasedOn: null, petitioner: stage.resident('T07V02').id })
  })
})

/** A secret that somebody wrote; it must be nowhere afterwards. */
const SECRET = '张三家在村东头'
const step = (of: string, seq: number, what: string, about: StepRow['about'] = {}): StepRow => ({ _id: `${of}-${seq}`, of, seq, what, at: 1, on: TODAY, by: 'p', unit: 'D', words: SECRET, about, requestId: `${of}-${seq}-request` })
const decisionOf = (_id: string, code: string | null, open: boolean): DecisionRow => ({ _id, meeting: 'M-old', kind: 'joint', code, words: SECRET, owner: 'T07', dueOn: TODAY, state: open ? 'open' : 'accepted', open, answer: open ? null : SECRET, seq: 2, decidedOn: TODAY })
const meetingOf = (_id: string, items: string[]): MeetingRow => ({ _id, kind: 'joint', state: 'closed', on: TODAY, time: '09:00', place: '会议室', unit: 'D', by: 'p', calledAt: 1, seq: 3, items, minuted: items, seats: [], units: ['D'], minutes: SECRET })

describe('what tells of people outside appeals', () => {
  it('goes with the appeal that a meeting spoke of', async () => {
    const { stage } = play
    const resident = stage.resident('T07V04')
    const { code } = await play.file(resident, 'T07V04')
    const docket: DocketRow = { _id: `joint:${code}`, kind: 'joint', code, state: 'discussed', rules: [], byHand: SECRET, since: TODAY, seq: 3, reason: null, meeting: 'M-with' }
    await meetings.docket.insert(docket)
    await meetings.meetings.insert({ ...meetingOf('M-with', [code]), erased: TODAY })
    await meetings.decisions.insert(decisionOf('M-with-2-1', code, false))
    await supervision.steps.insert(step('M-with', 2, 'minute', { code }), step('M-with', 3, 'minute', { code: 'BZ-26-000099-X' }), step('M-with-2-1', 1, 'decided'), step(`docket:joint:${code}`, 1, 'put'))
    await stage.act(resident, code, 'withdraw', { reason: '自己解决了' })
    await play.settle()
    expect(await play.row(code)).toMatchObject({ erasedOn: TODAY })
    expect(await meetings.docket.byId(`joint:${code}`)).toMatchObject({ byHand: ERASED_WORDS, reason: null })
    expect(await meetings.decisions.byId('M-with-2-1')).toMatchObject({ words: ERASED_WORDS, answer: null })
    const words = async (id: string) => (await supervision.steps.byId(id))!.words
    for (const id of ['M-with-2', 'M-with-2-1-1', `docket:joint:${code}-1`]) expect([id, await words(id)]).toEqual([id, ''])
    // What was said of another appeal stays as long as that one.
    expect(await words('M-with-3')).toBe(SECRET)
    await supervision.steps.remove({ _id: 'M-with-3' })
  })

  it('goes at the end of the same term, and leaves figures, dates and who of the office did what', async () => {
    const { stage } = play
    const [asker, waiting, answerer] = [stage.resident('T07V05'), stage.resident('T07V06'), stage.resident('T07V07')]
    const commissioner = stage.at('T07V01', 'gridWorker')
    const askErrand = (who: typeof asker) => stage.ask(who, 'errands', 'ask', { matter: 'papers', village: 'T07V01', text: SECRET, contact: { name: who.name, phone: who.phone } })
    const [ended, open] = [await askErrand(asker), await askErrand(waiting)]
    await stage.ask(commissioner, 'errands', 'move', { id: ended.id, version: 1, step: 'take' })
    await stage.ask(commissioner, 'errands', 'move', { id: ended.id, version: 2, step: 'finish', words: SECRET })
    const { at } = (await errandStore.errands.byId(ended.id))!
    const given: AnswersRow = { _id: 'q-1:a', questionnaire: 'q-1', village: 'T07V01', units: ['T07V01'], answers: [{ question: 'q1', choices: [1] }, { question: 'q2', text: SECRET }], by: answerer.id, name: seal(SECRET), phone: seal('13800000000'), from: 'phone', at, asks: 'q2', asking: true, appeal: null }
    await outreach.answers.insert(given)
    const photo = await stage.evidence(commissioner, 'photo')
    const outing: OutingRow = { _id: 'o-1', kind: 'visit', by: commissioner.id, with: [], company: SECRET, village: 'T07V01', grid: null, spot: '', from: at, until: at, met: 3, note: SECRET, photos: [photo], units: ['T07V01'], sentAt: at }
    await outreach.outings.insert(outing)
    await meetings.meetings.insert(meetingOf('M-old', []))
    await meetings.decisions.insert(decisionOf('M-old-2-1', null, false), decisionOf('M-old-2-2', null, true))
    await supervision.steps.insert(step('M-old', 1, 'called'), step('M-old', 2, 'minute', { code: null }), step('M-old', 3, 'closed'), step('M-old-2-1', 1, 'answer'), step('M-old-2-2', 1, 'decided'))
    await play.settle()
    const figures = await errandStore.figures.all()

    // Not on the day itself: the term is whole years.
    expect(await KEPT['errands']!(termEnd(TODAY, 0), TODAY)).toEqual({ rows: 0, people: [] })
    await stage.until('2026-03-03T04:00')
    await play.settle()

    expect(await errandStore.errands.byId(ended.id)).toMatchObject({ text: ERASED_WORDS, phone: null, resident: null, state: 'done', commissioner: commissioner.id, at, erased: '2026-03-03' })
    expect((await supervision.steps.page({ where: { of: ended.id }, order: [['seq', 'asc']], limit: 9 })).items.map(({ what, words }) => [what, words])).toEqual([['ask', ''], ['take', ''], ['finish', '']])
    expect(await stage.ask(commissioner, 'errands', 'errand', { id: ended.id })).toMatchObject({ text: ERASED_WORDS, contact: { phone: null } })
    expect(await tables.people.byId(asker.id)).toBeNull()
    // One that nobody handled yet is still somebody's, and so is whoever asked for it.
    expect(await errandStore.errands.byId(open.id)).toMatchObject({ text: SECRET, resident: waiting.id })
    expect(await tables.people.byId(waiting.id)).not.toBeNull()
    expect(await errandStore.figures.all()).toEqual(figures)

    expect(await outreach.answers.byId('q-1:a')).toMatchObject({ answers: [{ question: 'q1', choices: [1] }, { question: 'q2' }], by: null, name: null, phone: null, at })
    expect(await outreach.outings.byId('o-1')).toMatchObject({ company: '', note: '', photos: [], met: 3, by: commissioner.id })
    expect(await tables.evidence.byId(photo)).toBeNull()
    expect(await meetings.meetings.byId('M-old')).toMatchObject({ minutes: ERASED_WORDS, on: TODAY, place: '会议室' })
    expect(await meetings.decisions.byId('M-old-2-1')).toMatchObject({ words: ERASED_WORDS, answer: null, state: 'accepted' })
    expect(await meetings.decisions.byId('M-old-2-2')).toMatchObject({ words: SECRET })
    const kept = (await supervision.steps.page({ where: { of: 'M-old' }, order: [['seq', 'asc']], limit: 9 })).items
    expect(kept.map(({ what, words }) => [what, words])).toEqual([['called', SECRET], ['minute', ''], ['closed', '']])
    // Again it finds nothing: each slice reads what is due and not erased, by an index.
    for (const slice of Object.values(KEPT)) expect(await slice(termEnd('2026-03-03', 0), '2026-03-03')).toEqual({ rows: 0, people: [] })
    expect(stage.cloud.database.reports).toEqual([])
  })
})
