import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { KINDS, KIND_WORDS } from '../../domain/appeal/kinds'
import { DEFAULT_SETTINGS } from '../../domain/appeal/settings'
import { ROLE_WORDS } from '../../domain/organisation/roles'
import { halve } from '../../scripts/manuals/halve'
import { ILLUSTRATIONS, runFor } from '../../scripts/manuals/pictures'
import { PAGES } from '../e2e/sheet/pages'
import { DOCUMENTS, ROOT, linksOf, read } from './documents'

const MANUALS = DOCUMENTS.filter((name) => name.startsWith('docs/manuals/'))
const IMAGES = 'docs/manuals/images'
/** A manual is read on telephones, over weak networks. */
const PICTURE_MOST = 40 * 1024

const sourcesIn = (folder: string): string[] =>
  (readdirSync(path.join(ROOT, folder), { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8'))

/** All words that a screen shows in one piece: texts in quotes, in tags, and the parts of templates; no comments. */
function wordsOnScreens(): Set<string> {
  const text = ['src', 'domain', 'server'].flatMap(sourcesIn).join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return new Set(text.split(/['"`<>{}\n]|\$\{/).map((piece) => piece.trim()))
}

const quoted = (document: string): string[] => [...read(document).matchAll(/「([^」]*)」/g)].map(([, words]) => words!)

describe('the manuals', () => {
  const onScreens = wordsOnScreens()

  it('are four, each found from both READMEs', () => {
    expect(MANUALS.map((name) => path.basename(name)).sort()).toEqual(['administrators.md', 'cadres.md', 'residents.md', 'running.md'])
    for (const readme of ['README.md', 'README.zh-CN.md']) expect(linksOf(readme)).toEqual(expect.arrayContaining(MANUALS))
  })

  it.each(MANUALS)('%s calls buttons and titles what the screens call them', (document) => {
    expect(quoted(document).length).toBeGreaterThan(3)
    expect(quoted(document).filter((words) => !onScreens.has(words))).toEqual([])
  })

  it.each(KINDS)('promise the days that the rules give a %s', (kind) => {
    expect(read('docs/manuals/residents.md')).toMatch(new RegExp(`^\\| ${KIND_WORDS[kind]} \\|[^|]*\\| ${DEFAULT_SETTINGS.kindDays[kind]}个工作日`, 'm'))
  })

  it('give cadres the limits of the rules', () => {
    const cadres = read('docs/manuals/cadres.md')
    const { stageDays, kindDays, extensionDaysMax, pauseDays, returnCap, signOffDays } = DEFAULT_SETTINGS
    for (const [step, days] of [['初审', stageDays.screening], ['复核', stageDays.review], ['分流', stageDays.triage], ['交办', stageDays.dispatch], ['签收或退回', stageDays.acceptance], ['复议、裁定', stageDays.ruling]] as const) expect(cadres).toContain(`| ${step} | ${days}天 |`)
    expect(cadres).toContain(`起${KINDS.map((kind) => kindDays[kind]).join('、')}天`)
    for (const words of [`承诺的早${signOffDays}天`, `最多${extensionDaysMax}天`, `合计最多${pauseDays}天`, `退回最多${returnCap}次`]) expect(cadres).toContain(words)
  })

  it('tell every role what to do', () => {
    const all = MANUALS.map(read).join('\n')
    expect(Object.values(ROLE_WORDS).filter((words) => !all.includes(words))).toEqual([])
  })
})

describe('the pictures of the manuals', () => {
  it('are those of the table, each in its manual', () => {
    expect(readdirSync(path.join(ROOT, IMAGES)).sort()).toEqual(ILLUSTRATIONS.map(({ name }) => `${name}.jpg`).sort())
    for (const { manual, name } of ILLUSTRATIONS) expect(linksOf(`docs/manuals/${manual}.md`)).toContain(`images/${name}.jpg`)
  })

  it('are small', () => {
    expect(ILLUSTRATIONS.filter(({ name }) => statSync(path.join(ROOT, IMAGES, `${name}.jpg`)).size > PICTURE_MOST)).toEqual([])
  })

  it('are taken by a walk or the contact sheet', () => {
    const walks = readdirSync(path.join(ROOT, 'test/e2e')).filter((name) => name.endsWith('.walk.ts')).map((name) => read(`test/e2e/${name}`)).join('\n')
    // A walk names a picture whole, or numbers it: what stands after the number is written there in any case.
    const taken = (shot: string) => walks.includes(`'${shot}'`) || walks.includes(`'${shot.replace(/^[a-z]+-\d+-/, '')}'`)
    const looked = (shot: string) => Object.keys(PAGES).some((page) => shot.startsWith(`sheet/${page.replace('/index', '').replace('/', '-')}-`))
    expect(ILLUSTRATIONS.filter(({ shot }) => !(shot.startsWith('sheet/') ? looked(shot) : taken(shot))).map(({ shot }) => shot)).toEqual([])
  })

  it('are half as wide as what was taken, each point the mean of four', () => {
    const taken = new PNG({ width: 32, height: 64 })
    // Black and white lines by turns become grey.
    for (let at = 0; at < taken.data.length; at += 4) taken.data.set(Math.floor(at / 4 / 32) % 2 ? [255, 255, 255, 255] : [0, 0, 0, 255], at)
    const picture = decode(halve(PNG.sync.write(taken)), { useTArray: true })
    expect([picture.width, picture.height]).toEqual([16, 32])
    expect([...picture.data].filter((value, place) => place % 4 < 3 && Math.abs(value - 128) > 4)).toEqual([])
  })

  it('say which run takes them', () => {
    expect(runFor('sheet/officer-desk-gridWorker-full-normal')).toBe('npm run e2e -- --sheet --only officer-desk')
    expect(runFor('loop-01-home')).toBe('npm run e2e')
  })
})
