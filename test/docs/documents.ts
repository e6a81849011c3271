import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.resolve(__dirname, '../..')

/** Folders that a build, an installation or a run makes: a document may name them, a fresh checkout has none. */
const MADE = ['.git', '.data', '.swc', 'coverage', 'dist', 'node_modules', 'test/e2e/output']

export const isMade = (name: string): boolean => MADE.some((made) => name === made || name.startsWith(`${made}/`))
export const exists = (name: string): boolean => existsSync(path.join(ROOT, name))
export const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')

const filesIn = (folder: string): string[] =>
  (readdirSync(path.join(ROOT, folder), { recursive: true }) as string[]).map((name) => `${folder}/${name.split(path.sep).join('/')}`)

/** Every document, by its path: the READMEs and what lies in docs/. */
export const DOCUMENTS = [...readdirSync(ROOT).filter((name) => /^README.*\.md$/.test(name)), ...filesIn('docs').filter((name) => name.endsWith('.md'))]

/** The folders of the project down to `depth`, without those that are made. */
export function foldersOf(depth: number, above = ''): string[] {
  if (depth === 0) return []
  return readdirSync(path.join(ROOT, above))
    .map((name) => (above ? `${above}/${name}` : name))
    .filter((name) => !isMade(name) && statSync(path.join(ROOT, name)).isDirectory())
    .flatMap((name) => [name, ...foldersOf(depth - 1, name)])
}

/** A document without its blocks of code, in which nothing links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '')

/** Relative links and pictures of a document, without what stands after `#`. */
export function linksOf(document: string): string[] {
  const targets = [...prose(read(document)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
  return targets.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.split('#')[0]!)
}

const FILE = /\.(ts|tsx|cjs|mjs|js|json|md|scss|css|html|png|jpg|yml)$/

/** Paths in backticks: what begins with a folder of the project or ends as its files do. */
export function pathsOf(document: string): string[] {
  const words = [...prose(read(document)).matchAll(/`([^`\n]+)`/g)].map(([, word]) => word!)
  return words
    .filter((word) => /^[\w.][\w.-]*(\/[\w.-]+)*\/?$/.test(word))
    .filter((word) => FILE.test(word) || (word.includes('/') && exists(word.split('/')[0]!)))
    .map((word) => word.replace(/\/$/, ''))
}

/** Where a path in a document may be meant from: the project's folder, or the document's own. */
export const resolves = (document: string, name: string): boolean => isMade(name) || exists(name) || exists(path.posix.join(path.posix.dirname(document), name))

/** The paths in the block marked `tree` of a document: two spaces a level, a name, then what it is. */
export function treeOf(document: string): { path: string; says: string }[] {
  const block = /^```tree\n([\s\S]*?)^```$/m.exec(read(document))?.[1] ?? ''
  const above: string[] = []
  return block.split('\n').filter(Boolean).map((line) => {
    const [, indent, name, says] = /^( *)(\S+) *(.*)$/.exec(line)!
    const level = indent!.length / 2
    above.splice(level, Infinity, name!.replace(/\/$/, ''))
    return { path: above.join('/'), says: says! }
  })
}
