import { KINDS } from '../../../domain/appeal/kinds'
import { CATEGORIES, CATEGORY_IDS } from '../../../domain/text/categories'
import { suspectsComplaint } from '../../../domain/text/complaint'
import { withoutPersonalData } from '../../../domain/text/personal'
import { propose } from '../../../domain/text/propose'
import { hasSubstance } from '../../../domain/text/substance'
import { createRandom } from '../../../scripts/sample/random'
import { SAMPLE_TEXTS, makeOutcome, makeSpot, makeText } from '../../../scripts/sample/texts'

const share = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter(holds).length / list.length

describe('the texts of the sample', () => {
  test('are at least a hundred and twenty, each once, of all kinds and nearly all categories', () => {
    expect(new Set(SAMPLE_TEXTS.map(({ text }) => text)).size).toBe(SAMPLE_TEXTS.length)
    expect(SAMPLE_TEXTS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(SAMPLE_TEXTS.map(({ kind }) => kind))).toEqual(new Set(KINDS))
    expect(CATEGORY_IDS.filter((id) => !SAMPLE_TEXTS.some(({ category }) => category === id))).toEqual(['other'])
  })

  test('have substance and hold nobody’s data', () => {
    for (const { text } of SAMPLE_TEXTS) {
      expect(hasSubstance(text)).toEqual({ ok: true })
      expect(withoutPersonalData(text).found).toEqual([])
    }
  })

  test('are mostly proposed as what they are', () => {
    expect(share(SAMPLE_TEXTS, ({ text, category }) => propose(text).category === category)).toBeGreaterThan(0.85)
    expect(share(SAMPLE_TEXTS, ({ text, kind }) => propose(text).kind === kind)).toBeGreaterThan(0.85)
  })

  test('complaints are suspected, with the level they point at', () => {
    const complaints = SAMPLE_TEXTS.filter(({ kind }) => kind === 'complaint')
    expect(complaints.filter(({ text }) => !suspectsComplaint(text).suspected)).toEqual([])
    expect(share(complaints, ({ text, accused }) => suspectsComplaint(text).levels.includes(accused!))).toBeGreaterThan(0.85)
  })

  test('fill every slot', () => {
    const random = createRandom(1)
    for (let i = 0; i < 500; i += 1) {
      for (const kind of KINDS) expect(makeText(random, kind, i % 2 ? '青龙坝村' : '望江路社区').text).not.toMatch(/[{}]|undefined/)
    }
  })

  test('complaints can be narrowed to those that may be accused', () => {
    const random = createRandom(1)
    for (let i = 0; i < 50; i += 1) expect(makeText(random, 'complaint', '青龙坝村', ['village']).accused).toBe('village')
  })

  test('places are named as villages and communities name them', () => {
    const random = createRandom(1)
    expect(makeSpot(random, '青龙坝村')).toMatch(/^[一二三四五六七八九]组/)
    expect(makeSpot(random, '望江路社区')).not.toMatch(/组/)
  })
})

describe('how appeals of the sample end', () => {
  const random = createRandom(3)
  const cases = KINDS.flatMap((kind) => CATEGORY_IDS.map((category) => ({ kind, category })))

  test.each(cases)('a $kind about $category has an answer, public words and a statement', ({ kind, category }) => {
    const { answer, publicAnswer, statement, adoption } = makeOutcome(random, { kind, category })
    for (const text of [answer, publicAnswer, statement]) expect(text).toMatch(/。$/)
    expect(adoption !== undefined).toBe(kind === 'suggestion')
    expect(withoutPersonalData(publicAnswer).found).toEqual([])
    if (kind === 'complaint') expect(publicAnswer).not.toContain(CATEGORIES[category].words)
    expect(publicAnswer).not.toContain('您')
  })
})
