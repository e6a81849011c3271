import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readSheet } from 'read-excel-file/node'
import type { ExportView } from '../../server/contract'
import { buildFunctions } from '../build/functions'
import { ROOT } from '../root'
import { makeDistrict } from '../sample/district'
import { buildStore } from './lifecycle/store'
import { Phones } from './lifecycle/walk'
import { type Bench, type Table } from './table'

/** The district's whole ledger as spreadsheets, made by the real function under its own limits and followed as the screen does. */

const SIZES = [50_000]
/** What the function is given, and what a part may take. */
const { memorySize, timeout } = JSON.parse(readFileSync(join(ROOT, 'cloudfunctions/export/config.json'), 'utf8')) as { memorySize: number; timeout: number }
const ASK_MS = 500

interface Measured {
  size: number
  rows: number
  seconds: number
  files: { rows: number; megabytes: number }[]
  /** The process of gateway and functions: before, and at most meanwhile. */
  before: number
  most: number
  /** Whether every appeal is in exactly one row of the files. */
  whole: boolean
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const functions = join(folder, 'functions')
  await buildFunctions({ log: () => undefined, outdir: functions })
  const measured: Measured[] = []
  for (const size of sizes) {
    const data = join(folder, String(size))
    buildStore(data, size, say)
    measured.push(await measure(size, data, functions))
  }
  const notes = [`The function has ${memorySize} MB and ${timeout} s a call: one that takes more is killed by the local cloud, and the export would not end. Memory is that of the whole process: the gateway with its store and every function beside the one that writes.`]
  return { tables: [table(measured)], figures: { limits: { memorySize, timeout }, measured }, notes }
}

async function measure(size: number, data: string, functions: string): Promise<Measured> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/bench/lifecycle/process.ts'), data, functions], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^at (\S+)/.exec(line) ?? []
      if (url) return await made(size, new Phones(url, makeDistrict()), memory)
    }
    throw new Error('the district did not start')
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function made(size: number, phones: Phones, memory: () => number): Promise<Measured> {
  const dispatcher = phones.at('D', 'dispatcher')
  // The first page warms what every call needs.
  await phones.call(dispatcher, 'casework', 'ledger', {})
  const before = memory()
  const began = performance.now()
  let most = before
  let view = await phones.call<ExportView>(dispatcher, 'export', 'start', { of: { ledger: {}, order: 'deadline' } })
  while (view.state === 'queued' || view.state === 'making') {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS))
    most = Math.max(most, memory())
    view = await phones.call<ExportView>(dispatcher, 'export', 'follow', { id: view.id })
  }
  const seconds = (performance.now() - began) / 1000
  if (view.state !== 'done') throw new Error(`the export ended as ${view.state}`)
  const codes: string[] = []
  for (const { url } of view.files) codes.push(...(await readSheet(Buffer.from(await (await fetch(url!)).arrayBuffer()))).slice(1).map(([code]) => String(code)))
  return { size, rows: view.rows, seconds, files: view.files.map(({ rows, bytes }) => ({ rows, megabytes: bytes / 1024 / 1024 })), before, most, whole: codes.length === view.rows && new Set(codes).size === view.rows }
}

function table(measured: readonly Measured[]): Table {
  const row = (name: string, of: (one: Measured) => string, beside: string) => [name, ...measured.map(of), beside]
  return {
    title: 'The district\'s whole ledger as .xlsx, by the function',
    columns: ['', ...measured.map(({ size }) => size.toLocaleString('en')), 'limit'],
    rows: [
      row('rows', ({ rows }) => rows.toLocaleString('en'), 'what the district may know of'),
      row('files: rows and MB', ({ files }) => files.map(({ rows, megabytes }) => `${rows.toLocaleString('en')}, ${megabytes.toFixed(1)}`).join('; '), '50,000 rows a file'),
      row('seconds to the last file', ({ seconds }) => seconds.toFixed(1), `${timeout} a part`),
      row('memory before and at most, MB', ({ before, most }) => `${before.toFixed(0)}, ${most.toFixed(0)}`, `${memorySize} for the function`),
      row('each appeal in one row', ({ whole }) => (whole ? 'yes' : 'no'), 'yes'),
    ],
  }
}
