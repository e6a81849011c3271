import { readSheet } from 'read-excel-file/node'
import type { SamplePerson } from '../../scripts/sample/district'
import { check } from '../../scripts/verify/chain'
import type { ExportOf, ExportView } from '../../server/contract'
import { exports } from '../../server/store/exports'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

/** Asks for an export and follows it to its end, as the screen does. */
async function made(who: SamplePerson, of: ExportOf): Promise<ExportView> {
  let view = await play.stage.ask(who, 'export', 'start', { of })
  for (let tries = 0; view.state === 'making' && tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    view = await play.stage.ask(who, 'export', 'follow', { id: view.id })
  }
  return view
}
const bytesOf = async (view: ExportView) => Buffer.from(await (await fetch(view.files[0]!.url!)).arrayBuffer())

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
