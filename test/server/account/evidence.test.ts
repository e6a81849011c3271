import { createHash } from 'node:crypto'
import { fileEvidence } from '../../../server/account/evidence'
import { evidenceToHandIn, markEvidence } from '../../../server/store/evidence'
import { readFile, temporaryUrls } from '../../../server/store/files'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud, upload } from '../harness'
import { SECRET, jpeg, png } from './images'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

let uploads = 0
const put = (bytes: Buffer, name = `photo-${(uploads += 1)}-aaaaaaaa.jpg`) => upload(test.cloud, 'openid-a', `inbox/${name}`, bytes)
const LIMIT = 20 * 1024 * 1024

describe('an uploaded photo', () => {
  it('becomes evidence without its metadata, and the original is gone', async () => {
    const fileID = await put(jpeg())
    const row = await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })

    const filed = (await readFile(row.fileID, LIMIT))!
    expect(filed.includes(SECRET)).toBe(false)
    expect(row).toMatchObject({ kind: 'photo', owner: 'p-1', type: 'image/jpeg', appeal: null, bytes: filed.length })
    expect(row.digest).toBe(createHash('sha256').update(filed).digest('hex'))
    expect(row.fileID).toContain(`/evidence/${row._id}-${row.digest.slice(0, 12)}.jpg`)
    expect(await tables.evidence.byId(row._id)).toEqual(row)
    expect(await readFile(fileID, LIMIT)).toBeNull()
  })

  it('filed again, because the answer was lost, is the same evidence', async () => {
    const fileID = await put(jpeg())
    const first = await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })
    expect(await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })).toEqual(first)
  })

  it('stays what it was when another image comes under its name', async () => {
    const name = 'twice-the-same-aaaa.jpg'
    const fileID = await put(jpeg(), name)
    const first = await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })
    const before = (await readFile(first.fileID, LIMIT))!
    await put(png(), name)
    expect(await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })).toEqual(first)
    expect((await readFile(first.fileID, LIMIT))!.equals(before)).toBe(true)
  })

  it('has its type told by its content, whatever its name says', async () => {
    expect(await fileEvidence({ fileID: await put(png(), 'really-a-png-aaaa.jpg'), as: 'photo', owner: 'p-1' })).toMatchObject({ type: 'image/png' })
  })

  it('cannot be filed by somebody else once it was: it is not there any more', async () => {
    const fileID = await put(jpeg())
    await fileEvidence({ fileID, as: 'photo', owner: 'p-1' })
    await expect(fileEvidence({ fileID, as: 'photo', owner: 'p-2' })).rejects.toMatchObject({ code: 'INVALID', fields: { file: expect.stringContaining('没有找到') } })
  })
})

describe('what is refused names the file, in words, and is not kept', () => {
  it.each([
    ['a text with a photo\'s name', 'photo' as const, () => Buffer.from('我不是照片'), '不是能打开的照片'],
    ['a photo past ten megabytes', 'photo' as const, () => Buffer.concat([jpeg(), Buffer.alloc(10 * 1024 * 1024)]), '太大'],
    ['a signature that is a photo', 'signature' as const, () => jpeg(), '重新签名'],
    ['a signature past a megabyte', 'signature' as const, () => Buffer.concat([png(), Buffer.alloc(1024 * 1024)]), '签名图片太大'],
  ])('%s', async (_, as, bytes, words) => {
    const fileID = await put(bytes())
    await expect(fileEvidence({ fileID, as, owner: 'p-1' })).rejects.toMatchObject({ code: 'INVALID', fields: { file: expect.stringContaining(words) } })
    expect(await readFile(fileID, LIMIT)).toBeNull()
  })

  it('a file that is not in the quarantine stays where it is', async () => {
    const evidence = await fileEvidence({ fileID: await put(jpeg()), as: 'photo', owner: 'p-1' })
    const bucket = evidence.fileID.split('/evidence/')[0]
    for (const fileID of [evidence.fileID, evidence.fileID.replace('/evidence/', '/inbox/../evidence/'), `${bucket}/inbox/short`, 'http://127.0.0.1/inbox/aaaaaaaaaa', '']) {
      await expect(fileEvidence({ fileID, as: 'photo', owner: 'p-1' })).rejects.toMatchObject({ code: 'INVALID' })
    }
    expect(await readFile(evidence.fileID, LIMIT)).not.toBeNull()
  })
})

it('a signature is a small PNG', async () => {
  expect(await fileEvidence({ fileID: await put(png()), as: 'signature', owner: 'p-1' })).toMatchObject({ kind: 'signature', type: 'image/png' })
})

it('a file is handed in by its owner, and with one appeal', async () => {
  const { _id } = await fileEvidence({ fileID: await put(jpeg()), as: 'photo', owner: 'p-1' })
  expect((await evidenceToHandIn([_id], 'p-1')).map((row) => row._id)).toEqual([_id])
  await expect(evidenceToHandIn([_id], 'p-2')).rejects.toMatchObject({ fields: { evidence: expect.any(String) } })
  await expect(evidenceToHandIn([_id, 'e-none'], 'p-1', 'signature')).rejects.toMatchObject({ fields: { signature: expect.any(String) } })
  await markEvidence([_id], 'BZ-26-000001-A')
  await markEvidence([_id], 'BZ-26-000002-A')
  expect(await tables.evidence.byId(_id)).toMatchObject({ appeal: 'BZ-26-000001-A' })
  await expect(evidenceToHandIn([_id], 'p-1')).rejects.toMatchObject({ code: 'INVALID' })
})

it('temporary addresses come in one call, and a file that is gone has none', async () => {
  const { fileID } = await fileEvidence({ fileID: await put(jpeg()), as: 'photo', owner: 'p-1' })
  const urls = await temporaryUrls([fileID, fileID.replace(/[^/]+$/, 'gone.jpg')])
  expect([...urls.keys()]).toEqual([fileID])
  expect((await fetch(urls.get(fileID)!)).status).toBe(200)
})
