import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildFunctions } from '../build/functions'
import { ROOT } from '../root'
import { makeDistrict } from '../sample/district'
import { buildStore, begin } from './lifecycle/store'
import { lifecycle, Phones } from './lifecycle/walk'
import type { Used } from './lifecycle/used'
import { warm } from './warm'
import { load, ms, spreadOf, type Bench, type Spread } from './table'

/** The appeal's whole life through the real functions, eight callers at once, at several sizes of the store. */

const SIZES = [10_000, 1_000_000]
const CALLERS = 8
/** Until each worker has compiled what it runs most: in a minute at eight callers a call's cost falls to a third, and then stays. */
const WARM_UP_MS = 60_000
const MEASURED_MS = 30_000

/** DIGIT's published lifecycles a second, of four calls each, on 16 vCPU (k6; create, assign, resolve, search). */
const DIGIT = { empty: 37, million: 6.3, calls: 4 }
const LIMIT = DIGIT.empty * DIGIT.calls

interface Measured {
  size: number
  calls: number
  lifecycles: number
  memory: number
  /** Milliseconds of processor time a call: of the gateway's thread, of the functions' threads with all others, of the callers. */
  used: { gateway: number | null; functions: number; callers: number }
  commands: Record<string, Spread & { count: number }>
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const functions = join(folder, 'functions')
  await buildFunctions({ log: () => undefined, outdir: functions })
  const measured: Measured[] = []
  for (const size of sizes) {
    say(`${size.toLocaleString('en')} appeals: ${load()}`)
    const data = join(folder, String(size))
    buildStore(data, size, say)
    begin(data)
    measured.push(await measure(size, data, functions))
  }
  const notes = [
    `DIGIT published ${DIGIT.empty} lifecycles of ${DIGIT.calls} calls a second on an empty store and ${DIGIT.million} at a million cases, on 16 vCPU and 32 GB; ${LIMIT} calls a second is its best.`,
    'This is the cost of our code on an emulator on one machine, not of CloudBase. Of the synthetic appeals the row and the first entry are stored; those of the sample are whole.',
  ]
  return { tables: [whole(measured), byCommand(measured)], figures: { limits: { calls: LIMIT }, digit: DIGIT, measured }, notes }
}

async function measure(size: number, data: string, functions: string): Promise<Measured> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/bench/lifecycle/process.ts'), data, functions], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^at (\S+)/.exec(line) ?? []
      if (!url) continue
      await warm(join(data, 'database.sqlite'))
      await crowd(new Phones(url, makeDistrict()), WARM_UP_MS)
      const phones = new Phones(url, makeDistrict())
      const before = await usedAt(url)
      const { lifecycles, seconds } = await crowd(phones, MEASURED_MS)
      const after = await usedAt(url)
      const commands = Object.fromEntries([...phones.durations].map(([name, all]) => [name, { ...spreadOf(all), count: all.length }]))
      const calls = [...phones.durations.values()].reduce((sum, { length }) => sum + length, 0)
      const memory = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024
      const gateway = after.gateway === null || before.gateway === null ? null : (after.gateway - before.gateway) / calls
      const used = { gateway, functions: (after.process - before.process) / calls - (gateway ?? 0), callers: (after.callers - before.callers) / calls }
      return { size, calls: calls / seconds, lifecycles: lifecycles / seconds, memory, used, commands }
    }
    throw new Error('the district did not start')
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function usedAt(url: string): Promise<Used & { callers: number }> {
  const { user, system } = process.cpuUsage()
  return { ...((await (await fetch(`${url}/bench/used`)).json()) as Used), callers: (user + system) / 1000 }
}

let walks = 0

/** Eight callers, each walking one appeal after another through its life until the time is over; a walk begun is ended. */
async function crowd(phones: Phones, duration: number): Promise<{ lifecycles: number; seconds: number }> {
  const began = performance.now()
  let lifecycles = 0
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() - began < duration) {
        await lifecycle(phones, ++walks)
        lifecycles++
      }
    }),
  )
  return { lifecycles, seconds: (performance.now() - began) / 1000 }
}

function whole(measured: readonly Measured[]) {
  const row = (name: string, cell: (one: Measured) => string, beside: string) => [name, ...measured.map(cell), beside]
  return {
    title: `Lifecycles, ${CALLERS} callers`,
    columns: ['', ...measured.map(({ size }) => size.toLocaleString('en')), 'beside'],
    rows: [
      row('calls a second', ({ calls }) => calls.toFixed(0), `limit ${LIMIT}; DIGIT ${(DIGIT.empty * DIGIT.calls).toFixed(0)} empty, ${(DIGIT.million * DIGIT.calls).toFixed(0)} at a million`),
      row('lifecycles a second', ({ lifecycles }) => lifecycles.toFixed(1), `DIGIT ${DIGIT.empty}, ${DIGIT.million} (four calls each)`),
      row('processor time a call, ms: gateway + functions + callers', ({ used: { gateway, functions, callers } }) => `${gateway === null ? '' : `${ms(gateway)} + `}${ms(functions)} + ${ms(callers)}`, 'of two cores'),
      row('memory of the process, MB', ({ memory }) => memory.toFixed(0), 'gateway and all functions'),
    ],
  }
}

function byCommand(measured: readonly Measured[]) {
  const names = Object.keys(measured[0]!.commands)
  const cell = (spread: Spread | undefined) => (spread ? `${ms(spread.median)} (${ms(spread.p95)})` : '–')
  return {
    title: 'By command: p50 (p95), ms',
    columns: ['', ...measured.map(({ size }) => size.toLocaleString('en'))],
    rows: names.map((name) => [name, ...measured.map(({ commands }) => cell(commands[name]))]),
  }
}
