import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { lockFolder } from '../../localcloud/disk/lock'

/** A failure that its words explain in full: printed without a trace. */
export class Trouble extends Error {}

/** Makes sure, before anything takes long, that a data folder and a port are free. */
export async function checkFree(data: string, port: number): Promise<void> {
  try {
    lockFolder(data)()
  } catch (error) {
    throw new Trouble(`数据文件夹正在被另一个本机程序使用：${data}\n请先停止它，或用 --data 换一个文件夹。\n${(error as Error).message}`)
  }
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Trouble(`端口 ${port} 已被占用，请用 --port 换一个。Port ${port} is in use: choose another with --port.`) : error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

/** What a local cloud leaves in its folder; one of these tells such a folder from any other. */
const MARKS = ['secrets.json', 'clock.json', 'database.sqlite']

/** Removes a data folder. Refuses one that holds files and was none. */
export function emptyFolder(data: string): void {
  if (!existsSync(data)) return
  const names = readdirSync(data)
  if (names.length > 0 && !MARKS.some((mark) => existsSync(join(data, mark)))) {
    throw new Trouble(`${data} 不是本机数据文件夹，没有清空。Not a data folder: nothing was removed.`)
  }
  for (const name of names) rmSync(join(data, name), { recursive: true, force: true })
}

/** Runs a command; what goes wrong is said, in full when nobody expected it. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Trouble ? error.message : error)
    process.exitCode = 1
  })
}
