import path from 'node:path'
import { DOCUMENTS, exists, foldersOf, isMade, linksOf, pathsOf, read, resolves, treeOf } from './documents'

const TREE = 'docs/architecture.md'
const DECISIONS = DOCUMENTS.filter((name) => name.startsWith('docs/decisions/'))
const SCRIPTS = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
/** npm's own short forms: `npm start` is `npm run start`. */
const SHORT = ['start', 'test']

describe.each(DOCUMENTS)('%s', (document) => {
  it('links to what is there', () => {
    const broken = linksOf(document).filter((target) => !exists(path.posix.join(path.posix.dirname(document), target)))
    expect(broken).toEqual([])
  })

  it('names files that are there', () => {
    expect(pathsOf(document).filter((name) => !resolves(document, name))).toEqual([])
  })
})

describe('a decision', () => {
  it.each(DECISIONS)('%s says its context, what was decided, and what follows', (document) => {
    const headings = [...read(document).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings.slice(0, 3)).toEqual(['Context', 'Decision', 'Consequences'])
  })

  it('has a number of its own, without a gap', () => {
    const numbers = DECISIONS.map((name) => path.basename(name).slice(0, 4)).sort()
    expect(numbers).toEqual(numbers.map((_, place) => String(place + 1).padStart(4, '0')))
  })

  it('can be found from the architecture', () => {
    const linked = linksOf(TREE).map((target) => path.posix.join('docs', target))
    expect(DECISIONS.filter((name) => !linked.includes(name))).toEqual([])
  })
})

describe('the annotated tree', () => {
  const lines = treeOf(TREE)

  it('names what is there, each with what it is', () => {
    expect(lines.filter(({ path: name, says }) => !says || !(isMade(name) || exists(name))).map(({ path: name }) => name)).toEqual([])
  })

  it('has a line for every folder, two levels deep; tests mirror the others', () => {
    const named = lines.map(({ path: name }) => name)
    expect(foldersOf(2).filter((folder) => !named.includes(folder) && !folder.startsWith('test/'))).toEqual([])
  })
})

describe.each(['README.md', 'README.zh-CN.md'])('the commands of %s', (document) => {
  const named = [...read(document).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short!)

  it('are scripts', () => {
    expect(named.filter((name) => !SCRIPTS.includes(name))).toEqual([])
  })

  it('are all the scripts there are', () => {
    expect(SCRIPTS.filter((name) => !named.includes(name))).toEqual([])
  })

  it('begin with the two that need nothing else', () => {
    expect([...new Set(named)].slice(0, SHORT.length).sort()).toEqual([...SHORT].sort())
  })
})
