import { HIDDEN_WORDS, JUDGEABLE, ONLOOKERS, REPLACES, SAFETIES, SAFETY_WORDS, SEEN_BY, VERDICTS, heldWords, mayJudgePhotos, photoRefusal } from '../../../domain/appeal/photos'
import type { Standing } from '../../../domain/appeal/standing'
import { ROLE_DUTIES, type Role } from '../../../domain/organisation/roles'

describe('who sees a photo', () => {
  it('is everybody for one that passed, was cleared, or is not asked about', () => {
    expect(SAFETIES.filter((safety) => SEEN_BY[safety].includes('public'))).toEqual(['none', 'pass', 'cleared'])
  })

  it('is those within the case for one without a good verdict', () => {
    for (const safety of ['due', 'asked', 'unchecked', 'review'] as const) expect(SEEN_BY[safety]).toEqual(['judge', 'house', 'party'])
  })

  it('is nobody but who judges it for one that is unsafe', () => {
    for (const safety of ['risky', 'barred'] as const) expect(SEEN_BY[safety]).toEqual(['judge'])
  })

  it('always includes who judges, and whoever is nearer sees no less', () => {
    for (const safety of SAFETIES) expect(ONLOOKERS.slice(0, SEEN_BY[safety].length)).toEqual([...SEEN_BY[safety]])
    expect(SAFETIES.every((safety) => SEEN_BY[safety].includes('judge'))).toBe(true)
  })
})

describe('verdicts that come twice and in any order', () => {
  const after = (safety: (typeof SAFETIES)[number], verdicts: readonly (typeof VERDICTS)[number][]) => verdicts.reduce((now, verdict) => (REPLACES[verdict].includes(now) ? verdict : now), safety)

  it('leave the gravest, whatever came first', () => {
    for (const one of VERDICTS) {
      for (const other of VERDICTS) {
        const gravest = VERDICTS[Math.max(VERDICTS.indexOf(one), VERDICTS.indexOf(other))]
        for (const begun of ['due', 'asked', 'unchecked'] as const) expect(after(begun, [one, other])).toBe(gravest)
      }
    }
  })

  it('change nothing once a person has looked, nor where nothing was asked', () => {
    for (const safety of ['cleared', 'barred', 'none'] as const) expect(after(safety, VERDICTS)).toBe(safety)
  })
})

describe('who judges', () => {
  const at = { desk: 'V', township: 'T', centre: 'D' }
  const roles = Object.keys(ROLE_DUTIES) as Role[]
  it('screens, reviews or dispatches at the desk, in its township or in the centre', () => {
    const may = roles.filter((role) => mayJudgePhotos({ person: 'p', posts: [{ unit: 'T', role }] }, at))
    expect(may).toEqual(['gridWorker', 'villageCadre', 'villageSecretary', 'reviewer', 'dispatcher', 'disciplineOfficer', 'petitionOfficer'])
    for (const unit of ['V', 'T', 'D']) expect(mayJudgePhotos({ person: 'p', posts: [{ unit, role: 'reviewer' }] }, at)).toBe(true)
  })

  it('is nobody by a post elsewhere, nor without one', () => {
    for (const role of roles) expect(mayJudgePhotos({ person: 'p', posts: [{ unit: 'elsewhere', role }] }, at)).toBe(false)
    expect(mayJudgePhotos({ person: 'p', posts: [] }, at)).toBe(false)
  })

  it('is nobody of what they handed in themselves, nor in their own matter', () => {
    const appeal = { ...at, petitioner: 'p-own', representatives: ['p-rep'], coPetitioners: ['p-joined'] } as unknown as Standing
    const as = (person: string, unit = 'T') => ({ person, posts: [{ unit, role: 'reviewer' as const }] })
    expect(photoRefusal(as('p'), appeal, 'p-own')).toBeNull()
    expect(photoRefusal(as('p'), appeal, 'p')).toBe('OWN_PHOTO')
    for (const person of ['p-own', 'p-rep', 'p-joined']) expect([person, photoRefusal(as(person), appeal, 'p')]).toEqual([person, 'OWN_APPEAL'])
    expect(photoRefusal(as('p', 'elsewhere'), appeal, 'p')).toBe('FORBIDDEN')
  })

  it('may judge what is held back, and nothing that WeChat found fine', () => {
    expect(SAFETIES.filter((safety) => JUDGEABLE.includes(safety))).toEqual(['unchecked', 'review', 'risky', 'cleared', 'barred'])
  })
})

describe('the words', () => {
  it('say what WeChat found where a photo is held back, and nothing otherwise', () => {
    expect(heldWords('risky', 20002)).toBe('内容安全检查认为违规，这张照片已隐藏（色情）')
    expect(heldWords('review', null)).toBe(SAFETY_WORDS.review)
    expect(heldWords('risky', 31337)).toBe(SAFETY_WORDS.risky)
    for (const safety of ['none', 'due', 'asked', 'pass', 'cleared'] as const) expect(heldWords(safety, 20002)).toBeNull()
  })

  it('tell whose appeal it is no reason', () => {
    expect(HIDDEN_WORDS).not.toMatch(/色情|违法|辱骂/)
  })
})
