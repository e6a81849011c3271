import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../root'
import { FOR_NODE } from './node'

const SOURCE = path.join(ROOT, 'cloudfunctions')

/** A cold start reads the whole bundle; the SDK alone is 1.05 MB. */
const BUDGET = 1.6 * 1024 * 1024
/** The one that carries writers of files and a font is apart, so that no other is weighed down by them. */
const BUDGETS: Readonly<Record<string, number>> = { export: 15 * 1024 * 1024 }
const budgetOf = (name: string): number => BUDGETS[name] ?? BUDGET
/** Files that a bundle reads at its side: the font of printed cases and its licence. */
const ASSETS: Readonly<Record<string, readonly string[]>> = {
  export: ['node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf', 'node_modules/@embedpdf/fonts-sc/LICENSE'],
}
/** What the platform reads beside a bundle. */
const BESIDE = ['package.json', 'config.json']

/**
 * Bundles every `cloudfunctions/<name>/index.ts` with all it needs into `outdir/<name>/index.js`, its
 * `package.json` and `config.json` beside it, and prints each size against the budget.
 * @throws when a function does not build, lacks a file, or is over the budget.
 */
export async function buildFunctions({ log, outdir = 'dist/functions' }: { log: (line: string) => void; outdir?: string }): Promise<{ name: string; bytes: number }[]> {
  const out = path.resolve(ROOT, outdir)
  const folders = await readdir(SOURCE, { withFileTypes: true })
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  await rm(out, { recursive: true, force: true })
  const built = []
  for (const name of names) built.push(await buildOne(name, path.join(out, name)))
  withinBudget(built, log)
  return built
}

/** Weighs what was built before into `folder`, as `buildFunctions` does what it builds. */
export async function weigh({ folder, log }: { folder: string; log: (line: string) => void }): Promise<void> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  withinBudget(await Promise.all(names.map(async (name) => ({ name, bytes: await bytesIn(path.join(folder, name)) }))), log)
}

async function bytesIn(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((file) => !BESIDE.includes(file))
  return (await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size))).reduce((sum, size) => sum + size, 0)
}

function withinBudget(built: readonly { name: string; bytes: number }[], log: (line: string) => void): void {
  for (const { name, bytes } of built) log(`function ${name.padEnd(12)} ${megabytes(bytes)} of ${megabytes(budgetOf(name))}`)
  const over = built.filter(({ name, bytes }) => bytes > budgetOf(name))
  if (over.length > 0) throw new Error(`over budget: ${over.map(({ name }) => name).join(', ')}`)
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MB`

async function buildOne(name: string, out: string): Promise<{ name: string; bytes: number }> {
  await mkdir(out, { recursive: true })
  const outfile = path.join(out, 'index.js')
  await build({
    ...FOR_NODE,
    entryPoints: [path.join(SOURCE, name, 'index.ts')],
    outfile,
    // A package written as a module asks where it lies; bundled, it lies where the bundle does.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
    minify: true,
    legalComments: 'none',
  })
  for (const file of BESIDE) await copyFile(path.join(SOURCE, name, file), path.join(out, file))
  const assets = (ASSETS[name] ?? []).map((file) => ({ from: path.join(ROOT, file), to: path.join(out, path.basename(file)) }))
  for (const { from, to } of assets) await copyFile(from, to)
  const sizes = await Promise.all([outfile, ...assets.map(({ to }) => to)].map(async (file) => (await stat(file)).size))
  return { name, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
