import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fontkit from 'fontkit'
import postcss from 'postcss'
import { ROOT } from '../../../scripts/root'
import PICTURES from '../../../src/ui/pictures.json'

const icons = require('../../../config/icons.cjs') as (options: { used: string[] }) => postcss.Plugin

/** taro-ui's icons as rules, without what only sass reads. */
const RULES = readFileSync(path.join(ROOT, 'node_modules/taro-ui/lib/style/components/icon.scss'), 'utf8').replace(/\.at-icon \{[\s\S]*?\n\}/, '')
const USED = [...new Set(Object.values(PICTURES))]

const named = (css: string) => [...css.matchAll(/\.at-icon-([a-z0-9-]+)::before \{ content: "\\([0-9a-f]+)"/g)].map(([, name, sign]) => [name!, Number.parseInt(sign!, 16)] as const)
const fontOf = (css: string) => fontkit.create(Buffer.from(/base64,([^'")]+)/.exec(css)![1]!, 'base64'))
const outline = (font: fontkit.Font, sign: number) => font.glyphForCodePoint(sign).path.toSVG()

const { css } = postcss([icons({ used: USED })]).process(RULES, { from: undefined })
const [before, after] = [fontOf(RULES), fontOf(css)]

it('knows each picture that a screen names', () => {
  const all = named(RULES).map(([name]) => name)
  expect(USED.filter((name) => !all.includes(name))).toEqual([])
})

it('keeps the rules of the pictures in use and no others', () => {
  expect(named(css).map(([name]) => name).sort()).toEqual([...USED].sort())
})

it('draws what is in use as before', () => {
  for (const [name, sign] of named(css)) expect([name, outline(after, sign)]).toEqual([name, outline(before, sign)])
})

it('keeps no outline of what is not in use', () => {
  const kept = new Set(named(css).map(([, sign]) => outline(before, sign)))
  const dropped = named(RULES).filter(([name, sign]) => !USED.includes(name) && !kept.has(outline(before, sign)))
  expect(dropped.length).toBeGreaterThan(50)
  expect(dropped.filter(([, sign]) => outline(after, sign) !== '')).toEqual([])
})

it('weighs less than half of it', () => {
  expect(css.length).toBeLessThan(RULES.length / 2)
})
