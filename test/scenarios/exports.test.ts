import { readSheet } from 'read-excel-file/node'
import type { SamplePerson } from '../../scripts/sample/district'
import { check } from '../../scripts/verify/chain'
import type { ExportOf, ExportView } from '../../server/contract'
import { type ExportRow, exports } from '../../server/store/exports'
import { cloud } from '../../server/store/cloud'
import { run } from '../../server/export/run'
import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

/** Asks for an export and follows it to its end, as the screen does. */
async function made(who: SamplePerson, of: ExportOf): Promise<ExportView> {
  let view = await play.stage.ask(who, 'export', 'start', { of })
  for (let tries = 0; (view.state === 'making' || view.state === 'queued') && tries < 400; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    view = await play.stage.ask(who, 'export', 'follow', { id: view.id })
  }
  return view
}
const bytesOf = async (view: ExportView, file = 0) => Buffer.from(await (await fetch(view.files[file]!.url!)).arrayBuffer())

it('a ledger becomes a spreadsheet, masked, on record, of what its asker may know of and no more', async () => {
  const { stage } = play
  const [one, other] = [stage.resident('T06V01'), stage.resident('T06V02')]
  const { code } = await play.file(one, 'T06V01')
  const hidden = await play.file(other, 'T06V02', { text: '低保名额没有按规定评，要求查清楚。', aboutCadre: true, accused: ['T06'] })
  const reviewer = stage.at('T06', 'reviewer')
  const view = await made(reviewer, { ledger: {}, order: 'deadline' })
  expect(view).toMatchObject({ state: 'done', rows: 1, files: [{ rows: 1 }] })
  const rows = await readSheet(await bytesOf(view))
  expect(rows[0]).toContain('责任人')
  expect(JSON.stringify(rows)).toContain(code)
  for (const word of [one.name, one.phone, hidden.code]) expect(JSON.stringify(rows)).not.toContain(word)
  expect(await exports.byId(view.id)).toMatchObject({ by: reviewer.id, rows: 1, of: JSON.stringify({ ledger: { unit: 'T06' }, order: 'deadline' }) })
  expect(problemOf(await stage.call(stage.at('T07', 'reviewer'), 'export', 'follow', { id: view.id }))).toBe('NOT_FOUND')
  expect(problemOf(await stage.call(reviewer, 'export', 'start', { of: { ledger: { unit: 'T07' }, order: 'deadline' } }))).toBe('FORBIDDEN')
  expect(problemOf(await stage.call(reviewer, 'export', 'start', { of: { code: hidden.code, form: 'pdf' } }))).toBe('NOT_FOUND')
  expect(problemOf(await stage.call(one, 'export', 'start', { of: { code, form: 'pdf' } }))).toBe('FORBIDDEN')
})

it('a case becomes a printable file, and a record that holds outside the application', async () => {
  const { stage } = play
  const resident = stage.resident('T08V01')
  const { code } = await play.file(resident, 'T08V01', { text: '村口的路烂了，𰻝面馆门口最深，麻烦来修。' })
  const handler = await play.toHandling(code)
  await play.report(handler, code)
  await play.confirm(resident, code)
  await play.signTheRest(code)
  // What follows by itself is on record before it is made a file of.
  await play.settle()
  const reviewer = stage.at('T08', 'reviewer')
  const pdf = await made(reviewer, { code, form: 'pdf' })
  expect(pdf.state).toBe('done')
  const bytes = await bytesOf(pdf)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  if (process.env['KEEP_PDF']) (await import('node:fs')).writeFileSync(process.env['KEEP_PDF'], bytes)
  const json = await made(reviewer, { code, form: 'json' })
  const file = JSON.parse((await bytesOf(json)).toString())
  expect(check(file)).toMatchObject({ ok: true, steps: (await play.entries(code)).length })
  for (const word of [resident.name, resident.phone]) expect(JSON.stringify(file)).not.toContain(word)
  file.records[0].texts.text = '别的话'
  expect(check(file)).toMatchObject({ ok: false, step: 1 })
})

it('names stand in full only with a purpose, only where the asker works, never of a complaint, and each is noted once', async () => {
  const { stage } = play
  const [one, two] = [stage.resident('T11V01'), stage.resident('T11V02')]
  const own = await play.file(one, 'T11V01')
  const complaint = await play.file(two, 'T11V02', { text: '有人冒领了补贴，要求查清楚。', aboutCadre: true, accused: ['T11V02'] })
  const handler = await play.toHandling(own.code)
  const [reviewer, dispatcher, auditor] = [stage.at('T11', 'reviewer'), stage.at('D', 'dispatcher'), stage.at('D', 'administrator')]
  const read = async (who: SamplePerson, of: ExportOf) => JSON.stringify(await readSheet(await bytesOf(await made(who, of))))
  const noted = async (code: string) => (await stage.ask(auditor, 'supervision', 'revealLog', { code })).items
  const ledger = { village: 'T11V01' }

  expect(await read(reviewer, { ledger, order: 'deadline' })).not.toContain(one.phone)
  expect(await noted(own.code)).toEqual([])
  const full = await read(reviewer, { ledger, order: 'deadline', purpose: '入户回访' })
  expect(full).toContain(one.name)
  expect(full).toContain(one.phone)
  expect(await noted(own.code)).toMatchObject([{ purpose: '入户回访', code: own.code }])
  // Who reads the whole district's ledger and works on none of it gets it as before.
  expect(await read(dispatcher, { ledger, order: 'deadline', purpose: '汇总' })).not.toContain(one.phone)
  const complaints = await read(dispatcher, { ledger: { village: 'T11V02' }, order: 'deadline', purpose: '核查' })
  expect(complaints).toContain(complaint.code)
  expect(complaints).not.toContain(two.phone)
  expect(await noted(complaint.code)).toEqual([])

  const pdf = await made(handler, { code: own.code, form: 'pdf', purpose: '上门核实' })
  expect(pdf).toMatchObject({ state: 'done', words: `${own.code}档案（可打印，姓名电话不隐去）` })
  expect((await noted(own.code)).map(({ purpose }) => purpose)).toEqual(['上门核实', '入户回访'])
  for (const [who, of] of [[dispatcher, { code: own.code, form: 'pdf', purpose: '看看' }], [handler, { code: own.code, form: 'json', purpose: '看看' }]] as const) expect(problemOf(await stage.call(who, 'export', 'start', { of }))).toBe('FORBIDDEN')
})

it('a job that is killed after its second file was stored and before it was noted is finished by the retry, once, every row in one file', async () => {
  const { stage } = play
  const { code } = await play.file(stage.resident('T12V01'), 'T12V01')
  const row = await play.row(code)
  const MANY = 2500
  stage.cloud.database.bulkInsert('appeals', Array.from({ length: MANY - 1 }, (_, n) => ({ ...row, _id: `likeness-${n}`, code: `likeness-${n}`, actBy: `2026-0${1 + (n % 9)}-1${n % 10}` })))
  const reviewer = stage.at('T12', 'reviewer')
  const id = `${reviewer.id}:killed-0001`
  const now = stage.cloud.clock.now()
  const waiting: ExportRow = { _id: id, by: reviewer.id, at: now, of: JSON.stringify({ ledger: { unit: 'T12' }, order: 'deadline' }), words: '台账', state: 'making', rows: 0, files: [], cursor: null, leaseUntil: 0, tries: 0, expiresAt: now + 86_400_000 }
  await exports.insertNew(waiting)

  // The first file is whole, and the push for the next is lost.
  const push = jest.spyOn(cloud(), 'callFunction').mockRejectedValue(new Error('lost'))
  expect(await run(id, 0, now)).toEqual({ ok: true })
  expect(await exports.byId(id)).toMatchObject({ state: 'making', rows: 999, files: [{ rows: 999 }] })
  // The second is stored, and the function killed there: what comes after never happens.
  const { update } = exports
  const noting = jest.spyOn(exports, 'update')
  await new Promise<void>((died) => {
    noting.mockImplementation((where, changes) => {
      if (!('files' in changes)) return update(where, changes)
      died()
      return new Promise(() => undefined)
    })
    void run(id, 0, now)
  })
  noting.mockRestore()
  push.mockRestore()
  expect(await exports.byId(id)).toMatchObject({ state: 'making', rows: 999, tries: 1 })
  // Whoever was cut off may still be at work as far as anybody knows: nothing begins beside it.
  expect((await stage.ask(reviewer, 'export', 'follow', { id })).files).toHaveLength(1)
  expect(await run(id, 0, stage.cloud.clock.now())).toEqual({ ok: false })
  await stage.until('2026-03-02T09:10')
  let view = await stage.ask(reviewer, 'export', 'follow', { id })
  for (let tries = 0; view.state === 'making' && tries < 400; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    view = await stage.ask(reviewer, 'export', 'follow', { id })
  }
  expect(view).toMatchObject({ state: 'done', rows: MANY, files: [{ rows: 999 }, { rows: MANY - 999 }] })
  const read = [...(await readSheet(await bytesOf(view, 0))).slice(1), ...(await readSheet(await bytesOf(view, 1))).slice(1)].map(([first]) => String(first))
  expect(new Set(read).size).toBe(MANY)
  expect(read).toHaveLength(MANY)
  expect(await run(id)).toEqual({ ok: false })
  expect(await exports.byId(id)).toMatchObject({ rows: MANY, tries: 0 })
})

it('what failed goes on where it stopped, and what has expired is made anew, when its owner asks', async () => {
  const { stage } = play
  const reviewer = stage.at('T13', 'reviewer')
  await play.file(stage.resident('T13V01'), 'T13V01')
  const view = await made(reviewer, { ledger: {}, order: 'newest' })
  expect((await stage.ask(reviewer, 'export', 'again', { id: view.id })).state).toBe('done')
  const finish = async () => {
    let now = await stage.ask(reviewer, 'export', 'again', { id: view.id })
    for (let tries = 0; now.state !== 'done' && tries < 400; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      now = await stage.ask(reviewer, 'export', 'follow', { id: view.id })
    }
    return now
  }
  await exports.update({ _id: view.id }, { state: 'failed', files: [], rows: 0, cursor: null })
  expect(problemOf(await stage.call(stage.at('T12', 'reviewer'), 'export', 'again', { id: view.id }))).toBe('NOT_FOUND')
  expect(await finish()).toMatchObject({ state: 'done', rows: 1, files: [{ rows: 1 }] })
  await exports.update({ _id: view.id }, { state: 'expired', files: [] })
  expect(await finish()).toMatchObject({ state: 'done', rows: 1, files: [{ rows: 1 }] })
  expect((await stage.ask(reviewer, 'export', 'mine', {})).items).toMatchObject([{ id: view.id, state: 'done' }])
})

it('goes with the post that let one ask for it: the files are not opened again from elsewhere', async () => {
  const { stage } = play
  const reviewer = stage.at('T12', 'reviewer')
  await play.file(stage.resident('T12V01'), 'T12V01')
  const view = await made(reviewer, { ledger: {}, order: 'deadline' })
  expect(view.files[0]!.url).toMatch(/^http/)
  await tables.people.update({ _id: reviewer.id }, { posts: [{ unit: 'T13', role: 'reviewer' }] })
  expect((await stage.ask(reviewer, 'export', 'follow', { id: view.id })).files[0]!.url).toBeNull()
  expect((await stage.ask(reviewer, 'export', 'again', { id: view.id })).files[0]!.url).toBeNull()
  await tables.people.update({ _id: reviewer.id }, { posts: [] })
  expect((await stage.ask(reviewer, 'export', 'follow', { id: view.id })).files[0]!.url).toBeNull()
})
