import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Trouble } from '../local/folder'
import { type Values, outside } from './environment'

/** WeChat's own uploader. Its packages weigh 280 MB, so it is fetched when it is needed (docs/decisions/0029-what-puts-it-live.md). */
const UPLOADER = 'miniprogram-ci@2.1.42'

interface Upload {
  /** The compiled mini-program. */
  weapp: string
  version: string
  description: string
  /** Which of the 30 robots WeChat shows as who uploaded it: each keeps its own latest development version. */
  robot: string
  values: Values
}

/** The uploader's program and arguments; the private key is named by its file alone. */
export function uploadCommand({ weapp, version, description, robot, values }: Upload): { program: string; args: string[] } {
  const appid = values['WECHAT_APPID'] ?? ''
  if (!/^wx[0-9a-f]{16}$/.test(appid)) throw new Trouble('没有 WECHAT_APPID is not set to an appid')
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Trouble('版本要写成 1.2.3 a version is three numbers: --version 1.2.3')
  if (!(Number(robot) >= 1 && Number(robot) <= 30)) throw new Trouble('--robot 是 1 到 30 is 1 to 30')
  const key = values['WEAPP_PRIVATE_KEY_FILE']
  if (!key) throw new Trouble('没有 WEAPP_PRIVATE_KEY_FILE is not set: the key from 开发管理 → 小程序代码上传')
  const file = outside(key)
  if (!existsSync(file)) throw new Trouble('WEAPP_PRIVATE_KEY_FILE 指的文件不存在 names no file')
  if (!existsSync(path.join(weapp, 'app.json'))) throw new Trouble(`这里没有编译好的小程序 no compiled mini-program here: ${weapp}`)
  const own = values['MINIPROGRAM_CI']
  const [program, ...before] = own ? [process.execPath, path.resolve(own)] : ['npx', '--yes', UPLOADER]
  // Nothing is compiled again: what was built and tested is what goes up.
  return { program: program!, args: [...before, 'upload', '--pp', weapp, '--pkp', file, '--appid', appid, '--uv', version, '--ud', description, '-r', robot] }
}

/** Runs it with its own output, in a folder of its own since it leaves empty ones where it runs; rejects when it fails. */
export async function upload({ program, args }: { program: string; args: string[] }): Promise<void> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'appeals-upload-'))
  try {
    const code = await new Promise((resolve, reject) => void spawn(program, args, { stdio: 'inherit', cwd }).on('error', reject).on('close', resolve))
    if (code !== 0) throw new Trouble(`上传没有成功 the upload failed (${String(code)})`)
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
