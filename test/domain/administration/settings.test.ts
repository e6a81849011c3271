import { SETTINGS, SETTING_GROUPS, defaultOf, settingOf, settingWords, storedSetting, wrongWithSetting } from '../../../domain/administration/settings'
import { DEFAULT_SETTINGS, type Settings } from '../../../domain/appeal/settings'

/** Every member that is set as a number or a yes or no, by its path. */
const leaves = (value: unknown, path: string): string[] => (typeof value === 'object' ? Object.entries(value as object).flatMap(([name, member]) => leaves(member, `${path}.${name}`)) : [path.slice(1)])

describe('the table of settings', () => {
  it('has each setting once, and every one but the tags', () => {
    const { tags: _, ...rest } = DEFAULT_SETTINGS
    expect(SETTINGS.map(({ name }) => name).sort()).toEqual(leaves(rest, '').sort())
  })

  it.each(SETTINGS.map((one) => [one.name, one] as const))('%s has words of its own, bounds around its default, and a group', (name, one) => {
    expect(wrongWithSetting(one, defaultOf(name))).toBeNull()
    expect([wrongWithSetting(one, one.lowest), wrongWithSetting(one, one.highest)]).toEqual([null, null])
    for (const value of [one.lowest - 1, one.highest + 1, one.lowest + 0.5, NaN, Infinity]) expect([value, wrongWithSetting(one, value)]).toEqual([value, expect.stringMatching(/\p{Script=Han}/u)])
    expect(SETTINGS.filter(({ words }) => words === one.words)).toHaveLength(1)
    expect([one.group in SETTING_GROUPS, one.by, one.unit === null ? [one.lowest, one.highest] : null]).toEqual([true, 'administration', one.unit === null ? [0, 1] : null])
  })

  it('reads what it stores', () => {
    const [years, plan] = [SETTINGS.find(({ name }) => name === 'retentionYears')!, SETTINGS.find(({ name }) => name === 'planNeeded')!]
    const settings: Settings = { ...DEFAULT_SETTINGS, retentionYears: storedSetting(years, 15) as number, planNeeded: storedSetting(plan, 1) as boolean, kindDays: { ...DEFAULT_SETTINGS.kindDays, complaint: 25 } }
    expect([settings.planNeeded, settingOf(settings, 'retentionYears'), settingOf(settings, 'planNeeded'), settingOf(settings, 'kindDays.complaint')]).toEqual([true, 15, 1, 25])
    expect([settingWords(years, 15), settingWords(plan, 1), settingWords(plan, 0)]).toEqual(['15年', '是', '否'])
  })
})
