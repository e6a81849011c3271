import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { uploadCommand } from '../../../scripts/deploy/upload'
import { type Ran, run } from './support'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'appeals-upload-'))
  writeFileSync(path.join(folder, 'app.json'), '{}')
  writeFileSync(path.join(folder, 'upload.key'), 'the private key')
  // In the uploader's place: it writes down how it was run, and fails when it is told to.
  writeFileSync(path.join(folder, 'uploader.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(path.join(folder, 'ran.json'))}, JSON.stringify(process.argv.slice(2)));process.exit(process.argv.includes('9.9.9')?3:0)`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const values = () => ({ WECHAT_APPID: 'wx0123456789abcdef', WEAPP_PRIVATE_KEY_FILE: path.join(folder, 'upload.key') })
const wish = () => ({ weapp: folder, version: '1.2.3', description: 'what is new', robot: '1', values: values() })
const upload = (...args: string[]): Promise<Ran> => run(['scripts/upload.ts', '--built', folder, ...args], { PATH: process.env['PATH'], ...values(), MINIPROGRAM_CI: path.join(folder, 'uploader.cjs') })

it('the uploader is fetched in one version, and given the compiled folder as it is', () => {
  const { program, args } = uploadCommand(wish())
  expect([program, ...args.slice(0, 3)]).toEqual(['npx', '--yes', expect.stringMatching(/^miniprogram-ci@\d+\.\d+\.\d+$/), 'upload'])
  expect(args.slice(3)).toEqual(['--pp', folder, '--pkp', path.join(folder, 'upload.key'), '--appid', 'wx0123456789abcdef', '--uv', '1.2.3', '--ud', 'what is new', '-r', '1'])
})

it.each<[string, object, string]>([
  ['no version', { version: '' }, 'three numbers'],
  ['a strange robot', { robot: '31' }, '1 to 30'],
  ['no appid', { values: {} }, 'WECHAT_APPID'],
  ['the appid of a sample', { values: { WECHAT_APPID: 'touristappid' } }, 'WECHAT_APPID'],
  ['no key', { values: { WECHAT_APPID: 'wx0123456789abcdef' } }, 'WEAPP_PRIVATE_KEY_FILE'],
  ['a key inside the project', { values: { WECHAT_APPID: 'wx0123456789abcdef', WEAPP_PRIVATE_KEY_FILE: 'upload.key' } }, 'inside the project'],
  ['nothing compiled', { weapp: '/nowhere' }, 'no compiled mini-program'],
])('with %s nothing is uploaded', (_, wrong, words) => {
  expect(() => uploadCommand({ ...wish(), ...wrong })).toThrow(words)
})

it('a plan runs nothing; an upload does; a failed one is told', async () => {
  expect(await upload('--version', '1.2.3', '--plan')).toMatchObject({ code: 0, output: expect.stringContaining('would run') })
  expect(() => readFileSync(path.join(folder, 'ran.json'))).toThrow()
  expect(await upload('--version', '1.2.3', '--robot', '7')).toMatchObject({ code: 0 })
  expect(JSON.parse(readFileSync(path.join(folder, 'ran.json'), 'utf8'))).toEqual(['upload', '--pp', folder, '--pkp', path.join(folder, 'upload.key'), '--appid', 'wx0123456789abcdef', '--uv', '1.2.3', '--ud', 'version 1.2.3', '-r', '7'])
  expect(await upload('--version', '9.9.9')).toMatchObject({ code: 1, output: expect.stringContaining('failed (3)') })
})
