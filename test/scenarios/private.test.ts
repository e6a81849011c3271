import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { verifySeals } from '../../server/store/seals'
import { revealsOf } from '../../server/store/reveals'
import { tables } from '../../server/store/tables'
import { jpeg } from '../server/account/images'
import { Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const SPOKEN_NAME = '欧阳锦绣'
const SPOKEN_PHONE = '13987654321'

describe('a name and a number', () => {
  it('are unreadable in every file of the data folder, and masked in every answer', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const { code, queryWord } = await play.file(resident, 'T01V01', { contact: { name: SPOKEN_NAME, phone: SPOKEN_PHONE } })
    const handler = await play.toHandling(code)
    await play.report(handler, code)
    await play.settle()

    const [grid, reviewer] = [stage.at('T01V01', 'gridWorker'), stage.at('T01', 'reviewer')]
    const answers = [
      await stage.ask(resident, 'appeal', 'open', { code }),
      await stage.ask(resident, 'appeal', 'mine', {}),
      await stage.ask(resident, 'appeal', 'home', {}),
      await stage.ask(stage.resident('T09V01'), 'appeal', 'lookUp', { code, word: queryWord }),
      await stage.ask(handler, 'casework', 'open', { code }),
      await stage.ask(handler, 'casework', 'workbench', {}),
      await stage.ask(reviewer, 'casework', 'ledger', {}),
      await stage.ask(reviewer, 'casework', 'search', { words: code }),
      await stage.ask(grid, 'account', 'messages', {}),
    ]
    for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${SPOKEN_NAME}|${SPOKEN_PHONE}|${resident.name}`))
    expect((answers[4] as unknown as { contact: unknown }).contact).toEqual({ name: '欧*绣', phone: '139****4321' })

    for (const file of readdirSync(stage.data, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.parentPath.includes('functions')) continue
      const bytes = readFileSync(join(file.parentPath, file.name))
      expect([file.name, bytes.includes(SPOKEN_NAME), bytes.includes(SPOKEN_PHONE)]).toEqual([file.name, false, false])
    }
  })

  it('are not shown to a neighbour who joined, nor is the exact spot', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V02'), 'T01V02', { contact: { name: SPOKEN_NAME, phone: SPOKEN_PHONE }, place: { village: 'T01V02', spot: '老槐树旁第三家' } })
    const neighbour = stage.resident('T01V02', 1)
    await stage.ask(neighbour, 'appeal', 'act', { action: 'join', code, version: 1, payload: {} })
    expect(await stage.ask(neighbour, 'appeal', 'open', { code })).toMatchObject({ contact: null, spot: null, text: ROAD })
  })

  it('in the words of an appeal stay out of lists and out of what is public', async () => {
    const { stage } = play
    const resident = stage.resident('T01V03')
    const { code } = await play.file(resident, 'T01V03', { text: `路烂了没人修，请联系我13987654321。${ROAD}` })
    expect((await play.row(code)).excerpt).not.toContain(SPOKEN_PHONE)
    const handler = await play.toHandling(code)
    await play.report(handler, code, { publicAnswer: `道路已修好，已电话告知${SPOKEN_PHONE}。` })
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    // Something to blacken waits for a person, who is shown what it would be.
    expect(problemOf(await stage.call(stage.resident('T02V01'), 'appeal', 'publishedOne', { code }))).toBe('NOT_FOUND')
    await stage.act(stage.at('D', 'dispatcher'), code, 'publish', {})
    await play.settle()
    expect(JSON.stringify(await stage.ask(stage.resident('T02V01'), 'appeal', 'publishedOne', { code }))).not.toContain(SPOKEN_PHONE)
  })

  it('are shown whole to those who work on it, for a purpose that is put on record first, and to nobody else', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V04'), 'T01V04', { contact: { name: SPOKEN_NAME, phone: SPOKEN_PHONE } })
    const grid = stage.at('T01V04', 'gridWorker')
    expect(await stage.ask(grid, 'casework', 'reveal', { code, purpose: '上门核实路况' })).toEqual({ name: SPOKEN_NAME, phone: SPOKEN_PHONE })
    expect((await revealsOf(code)).items).toMatchObject([{ by: grid.id, purpose: '上门核实路况', appeal: code }])
    // The township may know of it, and does not work on it yet.
    const principal = stage.at('T01', 'principal')
    expect(problemOf(await stage.call(principal, 'casework', 'open', { code }))).toBeNull()
    expect(problemOf(await stage.call(principal, 'casework', 'reveal', { code, purpose: '看一看' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'reveal', { code, purpose: '看一看' }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(grid, 'casework', 'reveal', { code, purpose: ' ' }))).toBe('INVALID')
    expect((await revealsOf(code)).items).toHaveLength(1)
    // One request's id for all of them would be one look on record: each appeal is a look of its own.
    const [again, id] = [await play.file(stage.resident('T01V04', 1), 'T01V04'), 'the-same-for-all']
    for (const one of [code, again.code]) await stage.ask(grid, 'casework', 'reveal', { code: one, purpose: '上门核实路况' }, id)
    expect([(await revealsOf(code)).items.length, (await revealsOf(again.code)).items.length]).toEqual([2, 1])
  })
})

describe('evidence', () => {
  const upload = async (who: { openid: string }, bytes: Buffer, name: string): Promise<{ fileID: string; token: string }> => {
    const { stage } = play
    const { token } = (await (await fetch(`${stage.cloud.url}/session`, { method: 'POST', body: JSON.stringify({ openid: who.openid }) })).json()) as { token: string }
    const response = await fetch(`${stage.cloud.url}/storage?path=inbox/${name}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(bytes) })
    return { ...((await response.json()) as { fileID: string }), token }
  }

  it('in the inbox is readable by nobody, not even by who put it there, under no address', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const { token } = await upload(resident, jpeg(), 'photo-secret-0001.jpg')
    for (const path of ['inbox/photo-secret-0001.jpg', 'inbox/', 'files/inbox/photo-secret-0001.jpg', 'inbox%2Fphoto-secret-0001.jpg', '../storage/files/inbox/photo-secret-0001.jpg']) {
      for (const headers of [undefined, { authorization: `Bearer ${token}` }]) {
        const response = await fetch(`${stage.cloud.url}/storage/${path}?sign=x&t=9999999999`, headers && { headers })
        expect([path, response.status >= 400]).toEqual([path, true])
      }
    }
  })

  it('opens at its address for ten minutes and then no more', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const { fileID } = await upload(resident, jpeg(), 'photo-0000002.jpg')
    const { evidence } = await stage.ask(resident, 'account', 'file', { fileID, as: 'photo' })
    const { code } = await play.file(resident, 'T01V01', { evidence: [evidence] })
    const url = (await stage.ask(resident, 'appeal', 'open', { code })).attachments[0]!.url!
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url.replace(/sign=[^&]+/, 'sign=other'))).status).toBe(403)
    await stage.cloud.clock.advance('PT11M')
    expect((await fetch(url)).status).toBe(403)
  })

  it('that is a renamed text, or no file of theirs, is refused with words and deleted', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const { fileID } = await upload(resident, Buffer.from('这不是照片'.repeat(100)), 'photo-0000003.jpg')
    const answer = await stage.call(resident, 'account', 'file', { fileID, as: 'photo' })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'INVALID', fields: { file: '这不是能打开的照片，请换一张。' } } })
    expect(problemOf(await stage.call(resident, 'account', 'file', { fileID, as: 'photo' }))).toBe('INVALID')
    for (const foreign of ['cloud://local-env.local/evidence/e-1.jpg', 'cloud://other/inbox/photo-0000009.jpg', 'https://example.com/inbox/photo-0000009.jpg', 'cloud://local-env.local/inbox/../evidence/e-1.jpg']) {
      expect([foreign, problemOf(await stage.call(resident, 'account', 'file', { fileID: foreign, as: 'photo' }))]).toEqual([foreign, 'INVALID'])
    }
  })

  it('of somebody else is not handed in, nor one\'s own twice', async () => {
    const { stage } = play
    const [one, two] = [stage.resident('T02V01'), stage.resident('T02V02')]
    const photo = await stage.evidence(one, 'photo')
    const fields = { evidence: expect.stringMatching(/./) as string }
    expect(await stage.call(two, 'appeal', 'submit', play.submission(two, 'T02V02', { evidence: [photo] }))).toMatchObject({ ok: false, problem: { code: 'INVALID', fields } })
    await play.file(one, 'T02V01', { evidence: [photo] })
    expect(await stage.call(one, 'appeal', 'submit', play.submission(one, 'T02V01', { evidence: [photo] }))).toMatchObject({ ok: false, problem: { code: 'INVALID', fields } })
    expect(await stage.call(one, 'appeal', 'submit', play.submission(one, 'T02V01', { evidence: ['e-nothing'] }))).toMatchObject({ ok: false, problem: { code: 'INVALID', fields } })
  })

  it('is no signature because somebody says so: a photo signs nothing', async () => {
    const { stage } = play
    const resident = stage.resident('T02V03')
    const { code } = await play.file(resident, 'T02V03')
    await play.report(await play.toHandling(code), code)
    const { seq } = await play.row(code)
    const photo = await stage.evidence(resident, 'photo')
    const signed = (signature: string) => stage.call(resident, 'appeal', 'act', { action: 'confirm', code, version: seq, payload: { rating: 'satisfied', signature } })
    expect(await signed(photo)).toMatchObject({ ok: false, problem: { code: 'INVALID', fields: { signature: '请用手写签名。' } } })
    expect(problemOf(await signed(await stage.evidence(stage.resident('T02V04'), 'signature')))).toBe('INVALID')
    expect((await play.row(code)).status).toBe('reported')
  })
})

describe('the night', () => {
  it('seals the heads of the day, and a record rewritten afterwards breaks the seal', async () => {
    const { stage } = play
    await stage.until('2026-03-04T01:00')
    await stage.until('2026-03-05T01:00')
    expect(await verifySeals()).toEqual({ seals: expect.any(Number) as number, brokenAt: null })
    expect((await verifySeals()).seals).toBeGreaterThanOrEqual(2)
    const [entry] = (await tables.entries.all()).filter(({ action }) => action === 'submit')
    await tables.entries.update({ _id: entry!._id }, { hash: '0'.repeat(64) })
    expect((await verifySeals()).brokenAt).not.toBeNull()
    expect(await stage.ask(stage.at('D', 'dispatcher'), 'casework', 'verify', { code: entry!.appeal })).toMatchObject({ ok: false, brokenAt: 1 })
    await tables.entries.update({ _id: entry!._id }, { hash: entry!.hash })
    expect((await verifySeals()).brokenAt).toBeNull()
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
