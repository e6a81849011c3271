import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Management, startManagement } from '../../../localcloud/management'

export const ENV = 'district-1'
const CREDENTIALS = { secretId: 'AKID-of-this-test', secretKey: 'secret-key-of-this-test' }

/** Values of a deployment, each secret one that would be found in any output. */
export const VALUES = {
  TENCENTCLOUD_SECRETID: CREDENTIALS.secretId,
  TENCENTCLOUD_SECRETKEY: CREDENTIALS.secretKey,
  APPEALS_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  APPEALS_HASH_KEY: randomBytes(32).toString('base64'),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'the-secret-of-the-mini-program',
  TEMPLATE_IDS: '{"progress":"tmpl-1"}',
}

export interface Ran {
  code: number
  output: string
}

export interface Stage {
  management: Management
  /** Where the functions to be deployed lie. */
  built: string
  /** Writes a function: its code, and what differs in its `config.json`. */
  write(name: string, code: string, config?: object): void
  /** Runs the command as an operator does, in a process of its own, against the stand-in. */
  deploy(args?: readonly string[], values?: Readonly<Record<string, string>>): Promise<Ran>
  close(): Promise<void>
}

const CONFIG = { runtime: 'Nodejs20.19', handler: 'index.main', timeout: 20, memorySize: 256 }

/** A stand-in for the management, and a folder of built functions of its own. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'appeals-deploy-'))
  const built = path.join(folder, 'functions')
  const management = await startManagement({ env: ENV, credentials: CREDENTIALS })
  const trusted = path.join(folder, 'trusted.pem')
  writeFileSync(trusted, management.certificate)

  return {
    management,
    built,
    write: (name, code, config = {}) => {
      mkdirSync(path.join(built, name), { recursive: true })
      writeFileSync(path.join(built, name, 'index.js'), code)
      writeFileSync(path.join(built, name, 'package.json'), JSON.stringify({ name, main: 'index.js' }))
      writeFileSync(path.join(built, name, 'config.json'), JSON.stringify({ ...CONFIG, ...config }))
    },
    deploy: (args = [], values = VALUES) => {
      const { PATH, HOME } = process.env
      const environment = { PATH, HOME, TMPDIR: folder, NODE_EXTRA_CA_CERTS: trusted, http_proxy: management.proxy, https_proxy: management.proxy, ...values }
      return run(['scripts/deploy.ts', '--env', ENV, '--built', built, ...args], environment)
    },
    close: async () => {
      await management.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function run(args: readonly string[], env: Record<string, string | undefined>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', ...args], { env: env as NodeJS.ProcessEnv })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
