import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildSimulator } from '../../../localcloud/simulator'
import { inlineImports, toBrowserCss } from '../../../localcloud/simulator/styles'
import { builtFixture, FIXTURE } from './phone'

describe('wxss becomes css', () => {
  test('rpx counts in the phone’s unit, negative and broken numbers too', () => {
    expect(toBrowserCss('.a{margin:24rpx -1.5rpx .5rpx}')).toBe('.a{margin:calc(24 * var(--rpx)) calc(-1.5 * var(--rpx)) calc(.5 * var(--rpx))}')
  })

  test('built-in tags and the page get the names they have in the document, classes keep theirs', () => {
    expect(toBrowserCss('page,view.view>text:first-child{}.button-view{}@media (min-width:600px){canvas, scroll-view .a:not(image){}}')).toBe(
      'wx-page,wx-view.view>wx-text:first-child{}.button-view{}@media (min-width:600px){canvas, wx-scroll-view .a:not(wx-image){}}',
    )
  })

  test('heights and safe areas are those of the frame, not of the browser window', () => {
    expect(toBrowserCss('.a{height:100vh;padding-bottom:env(safe-area-inset-bottom);margin:constant(safe-area-inset-top)}')).toBe('.a{height:100cqh;padding-bottom:var(--safe-bottom);margin:var(--safe-top)}')
  })

  test('imports are put in place, relative to the sheet that names them', () => {
    const sheets: Record<string, string> = { 'a/one.wxss': '@import "./two.wxss";.one{}', 'a/two.wxss': "@import '../three.wxss';.two{}", 'three.wxss': '.three{}' }
    expect(inlineImports('a/one.wxss', (file) => sheets[file] ?? '')).toBe('.three{}.two{}.one{}')
  })
})

describe('a build', () => {
  test('holds the page, the program, its shared styles and its pictures', async () => {
    const { dir, remove } = await builtFixture()
    const css = readFileSync(path.join(dir, 'app.css'), 'utf8')
    expect(css).toContain('.shared { width: calc(-10.5 * var(--rpx)); }')
    expect(css).toContain('.badge { color: red; }')
    // The sheet of a page holds for that page only, and so is not among the shared ones.
    expect(css).not.toContain('.list { color: blue; }')
    expect(readFileSync(path.join(dir, 'app.js'), 'utf8')).toContain('"pages/list/index":".list { color: blue; }')
    for (const file of ['index.html', 'simulator.js', 'simulator.css', 'assets/a.png']) expect(existsSync(path.join(dir, file))).toBe(true)
    remove()
  })

  test('refuses a folder that is no mini-program, and names a template that does not compile', async () => {
    const broken = mkdtempSync(path.join(os.tmpdir(), 'broken-'))
    const out = path.join(broken, 'out')
    await expect(buildSimulator({ dist: broken, out })).rejects.toThrow('app.json is missing')
    cpSync(FIXTURE, broken, { recursive: true })
    writeFileSync(path.join(broken, 'detail/index.wxml'), '<view>{{ a + }}</view>')
    await expect(buildSimulator({ dist: broken, out })).rejects.toThrow('detail/index.wxml:')
    rmSync(broken, { recursive: true })
  })
})
