import { ARRIVED } from '../compiled/arrived'
import { PAGES } from '../e2e/sheet/pages'

/** Every page of src/app.config.ts, which Taro reads with this function in its global scope. */
function routes(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { pages, subPackages } = (require('../../src/app.config') as { default: { pages: string[]; subPackages: { root: string; pages: string[] }[] } }).default
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
}

const HOW = `Every page is looked at in test/e2e/sheet/pages/: add a line such as
  'export/orders/index': { by: SECRETARY },
with \`full\` where it has to be given something, to the file of its subpackage (or a new one, named in pages/index.ts);
then look at it: npm run e2e -- --sheet --only export-orders`

describe('the contact sheet', () => {
  it('knows every page', () => {
    const missing = routes().filter((route) => !(route in PAGES))
    if (missing.length > 0) throw new Error(`not on the contact sheet: ${missing.join(', ')}\n${HOW}`)
  })

  it('knows no page that is gone', () => {
    expect(Object.keys(PAGES).filter((route) => !routes().includes(route))).toEqual([])
  })

  it('looks at every page with something on it', () => {
    expect(Object.entries(PAGES).filter(([, { states }]) => states && !states.includes('full'))).toEqual([])
  })
})

describe('the pages under miniprogram-simulate', () => {
  it('say of each what stands on it once its answer has arrived', () => {
    const missing = routes().filter((route) => !ARRIVED[route])
    if (missing.length > 0) throw new Error(`without words to wait for in test/compiled/arrived.ts: ${missing.join(', ')}\nName some that come from its answer in test/compiled/answers.ts; what it is opened with goes to QUERIES beside them.`)
  })
})
