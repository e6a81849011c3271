import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from '../../../localcloud/disk/lock'
import { readFlags } from '../../../scripts/local/flags'
import { Trouble, checkFree, emptyFolder } from '../../../scripts/local/folder'

const DEFAULTS = { port: 4000, data: '.data', fresh: false } as const

describe('flags', () => {
  test('go over the defaults, each in its type', () => {
    expect(readFlags(DEFAULTS, ['--port', '4100', '--fresh'])).toEqual({ port: 4100, data: '.data', fresh: true })
    expect(readFlags(DEFAULTS, [])).toEqual(DEFAULTS)
  })

  test.each([[['--prot', '1']], [['--port', 'x']], [['--port', '-1']], [['--port=-1']], [['--port']], [['extra']]])('%j is refused with words', (args) => {
    expect(() => readFlags(DEFAULTS, args)).toThrow(Trouble)
  })
})

describe('a data folder', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'folder-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('in use is named before anything is built', async () => {
    // Another process's lock: process 1 lives.
    writeFileSync(join(folder, 'lock'), '1')
    await expect(checkFree(folder, 0)).rejects.toThrow(/正在被另一个本机程序使用/)
  })

  test('that is free stays free', async () => {
    await checkFree(folder, 0)
    expect(() => lockFolder(folder)()).not.toThrow()
  })

  test('is told apart from a port in use', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    await expect(checkFree(folder, (server.address() as AddressInfo).port)).rejects.toThrow(/已被占用/)
    await new Promise((resolve) => server.close(resolve))
  })

  test('is emptied only when it is one', () => {
    writeFileSync(join(folder, 'letter.txt'), 'dear')
    expect(() => emptyFolder(folder)).toThrow(Trouble)
    expect(existsSync(join(folder, 'letter.txt'))).toBe(true)
    writeFileSync(join(folder, 'secrets.json'), '{}')
    emptyFolder(folder)
    expect(existsSync(join(folder, 'letter.txt'))).toBe(false)
    emptyFolder(join(folder, 'nowhere'))
  })
})
