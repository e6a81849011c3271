import { createHash, randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'

let cloud: LocalCloud

/** Calls a method of the real SDK inside a function; bytes travel as base64. */
const files = `
  import tcb from '@cloudbase/node-sdk'
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
  export const main = async ({ method, argument }) => {
    if (argument.fileContent) argument.fileContent = Buffer.from(argument.fileContent, 'base64')
    try {
      const answer = await app[method](argument)
      if (answer.fileContent) answer.fileContent = answer.fileContent.toString('base64')
      return answer
    } catch (error) {
      return { code: error.code, message: error.message }
    }
  }`

beforeAll(async () => {
  cloud = await startTestCloud(buildFunctions({ files: { source: files, config: { timeout: 20 } } }))
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const sdk = (method: string, argument: object) => cloud.functions.invoke('files', { method, argument }, { from: 'function' }) as Promise<any>
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

const uploadAs = async (openid: string, path: string, body: BodyInit): Promise<{ status: number; body: any }> => {
  const headers = { authorization: `Bearer ${cloud.sessions.open(openid)}` }
  const answer = await fetch(`${cloud.url}/storage?path=${encodeURIComponent(path)}`, { method: 'POST', headers, body })
  return { status: answer.status, body: await answer.json() }
}

test('what the SDK uploads it can download again', async () => {
  const bytes = randomBytes(60_000)
  const { fileID } = await sdk('uploadFile', { cloudPath: 'evidence/照片-1.jpg', fileContent: base64(bytes) })
  expect(fileID).toMatch(/^cloud:\/\/local-env\.[\w-]+\/evidence\/照片-1\.jpg$/)
  expect((await sdk('getFileInfo', { fileList: [fileID] })).fileList[0]).toMatchObject({ code: 'SUCCESS', size: 60_000, mime: 'image/jpeg' })
  const { fileContent } = await sdk('downloadFile', { fileID })
  expect(createHash('sha256').update(Buffer.from(fileContent, 'base64')).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('a temporary address can be read by anyone until it expires on the local clock', async () => {
  const { fileID } = await sdk('uploadFile', { cloudPath: 'public/a.png', fileContent: base64('picture') })
  const { fileList } = await sdk('getTempFileURL', { fileList: [{ fileID, maxAge: 60 }] })
  const url = fileList[0].tempFileURL
  const first = await fetch(url)
  expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([200, 'image/png', 'picture'])
  await cloud.clock.advance('PT2M')
  expect((await fetch(url)).status).toBe(403)
})

test('an address stands for one file and one use', async () => {
  const a = await sdk('uploadFile', { cloudPath: 'use/a.txt', fileContent: base64('a') })
  await sdk('uploadFile', { cloudPath: 'use/b.txt', fileContent: base64('b') })
  const { fileList } = await sdk('getTempFileURL', { fileList: [a.fileID] })
  const url: string = fileList[0].tempFileURL
  expect((await fetch(url.replace('a.txt', 'b.txt'))).status).toBe(403)
  expect((await fetch(url.replace(/t=\d+/, 't=9999999999'))).status).toBe(403)
  const put = await fetch(url, { method: 'PUT', body: 'changed' })
  expect([put.status, await put.text()]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')])
})

test('a copy and a move leave what they say', async () => {
  await sdk('uploadFile', { cloudPath: 'from/a.txt', fileContent: base64('text') })
  expect((await sdk('copyFile', { fileList: [{ srcPath: 'from/a.txt', dstPath: 'copy/a.txt' }] })).fileList[0].code).toBe('SUCCESS')
  const moved = await sdk('copyFile', { fileList: [{ srcPath: 'from/a.txt', dstPath: 'moved/a.txt', removeOriginal: true }] })
  const again = await sdk('copyFile', { fileList: [{ srcPath: 'from/a.txt', dstPath: 'other/a.txt' }] })
  expect(again.fileList[0].code).toBe('STORAGE_FILE_NONEXIST')
  expect((await sdk('downloadFile', { fileID: moved.fileList[0].fileId })).fileContent).toBe(base64('text'))
  const kept = await sdk('copyFile', { fileList: [{ srcPath: 'copy/a.txt', dstPath: 'moved/a.txt', overwrite: false }] })
  expect(kept.fileList[0].code).toBe('STORAGE_FILE_EXIST')
})

test('a deleted file is gone, and each file of a list is answered on its own', async () => {
  const { fileID } = await sdk('uploadFile', { cloudPath: 'gone/a.txt', fileContent: base64('a') })
  const absent = fileID.replace('a.txt', 'b.txt')
  const { fileList } = await sdk('deleteFile', { fileList: [fileID, absent] })
  expect(fileList).toMatchObject([{ code: 'SUCCESS', fileID }, { code: 'STORAGE_FILE_NONEXIST', fileID: absent }])
  expect(await sdk('downloadFile', { fileID })).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
})

test('the id of another environment is refused', async () => {
  const { fileList } = await sdk('getTempFileURL', { fileList: ['cloud://other.6f74-other-1/a.txt'] })
  expect(fileList[0].code).toBe('INVALID_PARAM')
})

test.each(['../a.txt', 'a/../../b.txt', '/a.txt', 'a//b.txt', '.', 'a/', '', 'a?b', 'a\\b', 'a\u0000b', '…/..'])('the path %j is refused to functions and to clients', async (path) => {
  if (path !== '') expect(await sdk('uploadFile', { cloudPath: path, fileContent: base64('x') })).toMatchObject({ code: 'INVALID_PARAM' })
  expect((await uploadAs('zhang', path, 'x')).status).toBe(400)
})

test('what a client uploads lands under its path, for functions to read, and belongs to the client', async () => {
  const { status, body } = await uploadAs('zhang', 'quarantine/zhang/a.jpg', 'photo')
  expect(status).toBe(200)
  expect((await sdk('downloadFile', { fileID: body.fileID })).fileContent).toBe(base64('photo'))
  expect((await uploadAs('wang', 'quarantine/zhang/a.jpg', 'other')).body).toMatchObject({ errCode: -503001 })
  expect((await sdk('downloadFile', { fileID: body.fileID })).fileContent).toBe(base64('photo'))
})

test('a client reads nothing, neither its own upload nor with its session', async () => {
  await uploadAs('zhang', 'quarantine/mine.jpg', 'photo')
  const headers = { authorization: `Bearer ${cloud.sessions.open('zhang')}` }
  expect((await fetch(`${cloud.url}/storage/quarantine/mine.jpg`, { headers })).status).toBe(403)
  expect((await fetch(`${cloud.url}/storage/quarantine/%2e%2e/mine.jpg`, { headers })).status).toBe(403)
})

test('an upload without a session is refused', async () => {
  expect((await send(cloud, 'POST', '/storage?path=a.txt', {})).status).toBe(401)
})

test('an upload over 20 MB is refused and leaves nothing', async () => {
  const limit = 20 * 1024 * 1024
  expect((await uploadAs('zhang', 'quarantine/large.bin', Buffer.alloc(limit + 1))).body).toMatchObject({ errCode: -403001 })
  expect((await uploadAs('zhang', 'quarantine/large.bin', Buffer.alloc(limit))).status).toBe(200)
})
