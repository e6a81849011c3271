import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { load, type Bench, type Table } from './bench/table'

/** The benchmarks by name; each is a module of its own that is loaded when it is asked for. */
const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  localcloud: () => import('./bench/localcloud'),
  lifecycle: () => import('./bench/lifecycle'),
  export: () => import('./bench/export'),
  ledger: () => import('./bench/ledger'),
  likeness: () => import('./bench/likeness'),
  supervision: () => import('./bench/supervision'),
}

const USAGE = `usage: npm run bench -- NAME [--sizes 10000,1000000] [--data DIR] [--json FILE]
  NAME   ${Object.keys(BENCHES).join(', ')}
  --data where the stores are built once and kept; ${join(tmpdir(), 'bench')} when left out
  --json also writes the figures there`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { sizes: { type: 'string' }, data: { type: 'string' }, json: { type: 'string' } } })
  const [name = ''] = positionals
  const found = BENCHES[name]
  const sizes = values.sizes?.split(',').map(Number)
  if (!found || sizes?.some((size) => !Number.isInteger(size) || size < 1)) throw new Error(USAGE)
  const { bench } = await found()
  const folder = join(values.data ?? join(tmpdir(), 'bench'), name)
  console.log(load())
  const report = await bench({ ...(sizes ? { sizes } : {}), folder, say: (line) => console.log(line) })
  for (const table of report.tables) console.log(`\n${text(table)}`)
  for (const note of report.notes) console.log(`\n${note}`)
  console.log(`\n${load()}`)
  const json = JSON.stringify({ bench: name, ...report }, null, 2)
  if (values.json) writeFileSync(values.json, `${json}\n`)
  else console.log(`\n${json}`)
}

/** A table as Markdown, so that it can be put into a document as it is. */
function text({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [`**${title}**`, '', line(columns), line(columns.map((_column, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n')
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
