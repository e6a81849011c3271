import { verify } from '../../domain/appeal/entries'
import { ERASED_WORDS } from '../../domain/appeal/retention'
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
