import fc from 'fast-check'
import { CATEGORIES_MOST, TAGS_MOST, newListId, withCategory, withTag, wrongWithCategory, wrongWithTag } from '../../../domain/administration/categories'
import { DEFAULT_TAGS, tagNames } from '../../../domain/ledger/tags'
import { CATEGORY_IDS } from '../../../domain/text/categories'
import { DEFAULT_LIST, type KeptCategory, OTHER, categoryList } from '../../../domain/text/categoryList'
import { propose } from '../../../domain/text/propose'
import { responsibilityOf } from '../../../domain/text/responsibility'
import { MATTERS } from '../text/matters'

const listsOf = (kept: readonly KeptCategory[]) => {
  const categories = categoryList(kept)
  return { categories, responsibility: responsibilityOf([], categories) }
}
const texts = MATTERS.map(({ text }) => text)
const keptOf = (id: string): fc.Arbitrary<KeptCategory> => fc.record({ id: fc.constant(id), words: fc.constantFrom('甲类', '乙类', '丙类'), cues: fc.constant([]), closed: fc.boolean() }).map(({ closed, ...one }) => ({ ...one, ...(closed ? { closed: true as const } : {}) }))
const some = fc.subarray([...CATEGORY_IDS]).chain((ids) => fc.tuple(...ids.map(keptOf)))

describe('the categories of a district', () => {
  it('are the defaults where it keeps none', () => {
    expect(categoryList([])).toEqual(DEFAULT_LIST)
    for (const text of texts) expect(propose(text, '', listsOf([]))).toEqual(propose(text))
  })

  it('propose nothing that is closed, and by a new name nothing else than by the old one', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...texts), (kept, text) => {
        const proposed = propose(text, '', listsOf(kept))
        const closed = kept.filter((one) => one.closed && one.id !== OTHER).map(({ id }) => id)
        expect(closed).not.toContain(proposed.category)
        if (!closed.includes(propose(text).category)) expect(proposed.category).toBe(propose(text).category)
        expect(proposed.categoryWords).toBe(kept.find(({ id }) => id === proposed.category)?.words ?? DEFAULT_LIST.find(({ id }) => id === proposed.category)!.words)
      }),
    )
  })

  it('always have one for what no other fits, at the end', () => {
    fc.assert(fc.property(some, (kept) => expect(categoryList([...kept, { id: 'own-1', words: '新类', cues: ['新词'] }]).at(-1)).toMatchObject({ id: OTHER, closed: false })))
  })

  it('of its own go by the words it gives them, and to the township until somebody is named', () => {
    const kept = withCategory([], { words: '宠物饲养', cues: ['不牵狗绳', '不牵狗绳'], closed: false }, 'own-1')
    expect(kept).toEqual([{ id: 'own-1', words: '宠物饲养', cues: ['不牵狗绳'] }])
    expect(propose('有人不牵狗绳。', '', listsOf(kept))).toMatchObject({ category: 'own-1', categoryWords: '宠物饲养', level: 'township' })
    expect(propose('有人不牵狗绳。', '', listsOf(withCategory(kept, { id: 'own-1', words: '宠物饲养', cues: ['不牵狗绳'], closed: true }, 'own-1'))).category).not.toBe('own-1')
  })

  it('have ids that nobody ever had', () => {
    expect(newListId(new Set(['own-1', 'own-3', 'road']))).toBe('own-2')
  })

  const full = categoryList(Array.from({ length: CATEGORIES_MOST }, (_, n) => ({ id: `own-${n}`, words: `第${n}类`, cues: ['字眼'] })))
  it.each([
    ['one that there is not', { id: 'moon', words: '月亮', cues: [], closed: false }, DEFAULT_LIST, 'id'],
    ['a name that another has', { id: 'road', words: '供水', cues: [], closed: false }, DEFAULT_LIST, 'words'],
    ['a new one without words to know it by', { words: '新类', cues: [], closed: false }, DEFAULT_LIST, 'cues'],
    ['a word of one character', { id: 'road', words: '道路', cues: ['路'], closed: false }, DEFAULT_LIST, 'cues'],
    ['a word of many characters', { id: 'road', words: '道路', cues: ['路'.repeat(13)], closed: false }, DEFAULT_LIST, 'cues'],
    ['the last one closed', { id: OTHER, words: '其他', cues: [], closed: true }, DEFAULT_LIST, 'closed'],
    ['the last one with words', { id: OTHER, words: '其他', cues: ['别的'], closed: false }, DEFAULT_LIST, 'closed'],
    ['one too many', { words: '新类', cues: ['新词'], closed: false }, full, 'words'],
  ])('refuse %s', (_, input, list, field) => {
    expect(Object.keys(wrongWithCategory(input, list) ?? {})).toEqual([field])
  })

  it('take every default under its own name', () => {
    for (const { id, words } of DEFAULT_LIST) expect([id, wrongWithCategory({ id, words, cues: [], closed: false }, DEFAULT_LIST)]).toEqual([id, null])
  })
})

describe('the tags of a district', () => {
  it('keep their ids under other names, and stay known when they are closed', () => {
    const after = withTag(withTag(DEFAULT_TAGS, { id: 'flood', name: '防汛抗旱', closed: false }, 'flood'), { id: 'watch', name: '重点督办', closed: true }, 'watch')
    expect(tagNames(['flood', 'watch'], after)).toEqual(['防汛抗旱', '重点督办'])
    expect(after.filter(({ retired }) => retired).map(({ id }) => id)).toEqual(['watch'])
    expect(withTag(after, { id: 'watch', name: '重点督办', closed: false }, 'watch').some(({ retired }) => retired)).toBe(false)
    expect(withTag(after, { name: '上学路', closed: false }, 'own-1').at(-1)).toEqual({ id: 'own-1', name: '上学路' })
  })

  it.each([
    ['one that there is not', { id: 'moon', name: '月亮', closed: false }, DEFAULT_TAGS, ['id']],
    ['a name that another has', { name: '防汛安全', closed: false }, DEFAULT_TAGS, ['name']],
    ['one too many', { name: '新的', closed: false }, Array.from({ length: TAGS_MOST }, (_, n) => ({ id: `own-${n}`, name: `第${n}` })), ['name']],
  ])('refuse %s', (_, input, tags, fields) => {
    expect(Object.keys(wrongWithTag(input, tags) ?? {})).toEqual(fields)
  })
})
