import { CONFIRMED, DONE, type Site, compare, isMismatch, ledgerOf } from '../../../../domain/supervision/inspection/finding'
import { assign, mayInspect } from '../../../../domain/supervision/inspection/inspectors'
import { type CloseOut, QUICK_MINUTES, SIGNALS, type Signal, signalsOf, textToCompare } from '../../../../domain/supervision/inspection/signals'
import { voidedClose } from '../../../../domain/appeal/decisions/upkeep'
import { apply } from '../../../../domain/appeal/replay'
import { chain } from '../../../../domain/appeal/entries'
import { refusal } from '../../../../domain/appeal/offers'
import { RATINGS } from '../../../../domain/appeal/kinds'
import { counted } from '../../../../domain/ledger/figures'
import { carries } from '../../../../domain/organisation/roles'
import { closed, complaintChecked, checked, handled, reported, stated } from '../../appeal/scenes'
import { PEOPLE, actor, settings, worldOn } from '../../appeal/world'

const PLAIN: CloseOut = { sameText: 0, samePhoto: 0, minutes: 600, cadreConfirmed: false, disputed: false, rounds: 1, urges: 0 }

describe('The signals of a close-out', () => {
  it.each<[Signal[], Partial<CloseOut>]>([
    [[], {}],
    [['sameText'], { sameText: 1 }],
    [['samePhoto'], { samePhoto: 1 }],
    [['quickClose'], { minutes: QUICK_MINUTES - 1 }],
    [[], { minutes: QUICK_MINUTES }],
    [[], { minutes: null }],
    [['cadreConfirmed'], { cadreConfirmed: true }],
    [['unhappy'], { disputed: true }],
    [['unhappy'], { rounds: 2 }],
    [['unhappy'], { urges: 2 }],
    [[], { urges: 1 }],
    [[...SIGNALS], { sameText: 2, samePhoto: 1, minutes: 3, cadreConfirmed: true, disputed: true }],
  ])('are %j of %j', (expected, about) => {
    expect(signalsOf({ ...PLAIN, ...about })).toEqual(expected)
  })

  it('compare answers by their words, whatever numbers and marks a template was filled with', () => {
    expect(textToCompare('您好，已于3月5日 修好（2处）。')).toBe(textToCompare('您好已于12月15日修好（14处）!'))
    expect(textToCompare('路已修好')).not.toBe(textToCompare('灯已修好'))
  })
})

describe('Whoever inspects', () => {
  it('carries the duty and is of another unit than those that handled it or lie in its place', () => {
    const appeal = closed().standing
    for (const person of PEOPLE) expect([person, mayInspect(actor(person), appeal)]).toEqual([person, actor(person).posts.some(({ role }) => carries(role, 'inspection'))])
    const own = { person: 'one', posts: [{ unit: 'JW', role: 'disciplineOfficer' as const }, { unit: appeal.lead!, role: 'clerk' as const }] }
    expect(mayInspect(own, appeal)).toBe(false)
    for (const unit of [appeal.village, appeal.township]) expect(mayInspect({ ...own, posts: [own.posts[0]!, { unit, role: 'clerk' }] }, appeal)).toBe(false)
    for (const hand of ['handler', 'checker', 'endorser', 'recordedBy', 'petitioner'] as const) expect(mayInspect(actor('JW-officer'), { ...appeal, [hand]: 'JW-officer' })).toBe(false)
    expect(mayInspect(actor('JW-officer'), { ...appeal, lead: 'JW' })).toBe(false)
    expect(mayInspect(actor('JW-officer'), { ...appeal, barred: ['JW'] })).toBe(false)
  })

  it('is the one with the fewest visits, and nobody where nobody may', () => {
    const appeal = closed().standing
    const group = [actor('JW-officer'), actor('JW-officer2')]
    expect(assign([appeal, appeal, appeal, { ...appeal, handler: 'JW-officer' }, { ...appeal, lead: 'JW' }], group)).toEqual(['JW-officer', 'JW-officer2', 'JW-officer', 'JW-officer2', null])
  })
})

describe('The record against the site', () => {
  const ledger = ledgerOf(closed().standing)
  const seen = (site: Partial<Site>) => compare(ledger, { done: 'yes', confirmed: 'own', rating: 'satisfied', ...site })

  it('is void for what was not done and for a yes that another gave, and for nothing else', () => {
    for (const done of Object.keys(DONE) as Site['done'][]) {
      for (const confirmed of Object.keys(CONFIRMED) as Site['confirmed'][]) {
        for (const rating of [...RATINGS, null]) expect([done, confirmed, rating, isMismatch(seen({ done, confirmed, rating }))]).toEqual([done, confirmed, rating, done !== 'yes' || confirmed === 'other'])
      }
    }
  })

  it('shows a changed mind as a difference and what could not be seen as none', () => {
    expect(seen({ rating: 'dissatisfied' }).map(({ same, against }) => [same, against])).toEqual([[true, false], [true, false], [false, false]])
    expect(seen({ confirmed: 'unasked', rating: null }).every(({ same }) => same)).toBe(true)
  })

  it('asks nothing of a confirmation that the record never claimed', () => {
    const unconfirmed = closed(checked(stated(reported(handled('resolution', { petitioner: null, anonymous: true })).take('D-caller', 'recordUnconfirmed', { ground: 'anonymous', reason: '匿名' })))).standing
    expect(ledgerOf(unconfirmed).confirmed).toBe('unasked')
    expect(isMismatch(compare(ledgerOf(unconfirmed), { done: 'yes', confirmed: 'other', rating: null }))).toBe(false)
  })
})

describe('A void close-out', () => {
  const FINDING = { visit: 'V-1', unit: 'JW', words: '路面没有修' }
  const walk = closed()
  const step = voidedClose(walk.standing, worldOn('2025-06-02'), FINDING)!
  const entry = chain(step, { code: walk.standing.code, seq: walk.standing.seq + 1, previous: walk.standing.head, at: 0, on: '2025-06-02', actor: { person: 'system' }, requestId: 'r', salt: 's' })
  const after = apply(walk.standing, entry)

  it('is handled anew with a date of its own, unsigned, and counts as closed out no more', () => {
    expect(after).toMatchObject({ status: 'handling', round: 2, signatures: {}, closedOn: null, clock: { kind: 'running', startedOn: '2025-06-02' } })
    expect(counted(walk.standing)).toContain('finished')
    expect(counted(after)).toEqual(expect.arrayContaining(['open', 'repeat', 'ended']))
    expect(counted(after)).not.toContain('finished')
    expect(entry.about).toEqual({ visit: 'V-1', unit: 'JW' })
  })

  it('leaves the petitioner the one time that they may ask again', () => {
    const again = { ...after, status: 'closed' as const, reopenUntil: '2025-07-01' }
    expect(refusal(actor('R1'), again, 'reopen', '2025-06-20', settings)).toBeNull()
    expect(refusal(actor('R1'), { ...again, earlierRounds: [...again.earlierRounds, { rating: null, clock: after.clock, signatures: {} }] }, 'reopen', '2025-06-20', settings)).toBe('REOPENED_ONCE')
  })

  it('is not there where nothing is closed out', () => {
    expect(voidedClose(complaintChecked().standing, worldOn('2025-06-02'), FINDING)).toBeNull()
    expect(voidedClose(after, worldOn('2025-06-02'), FINDING)).toBeNull()
  })
})
