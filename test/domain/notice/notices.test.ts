import fc from 'fast-check'
import { COMMANDS } from '../../../domain/appeal/decide'
import type { Action } from '../../../domain/appeal/payloads'
import { PERMISSIONS } from '../../../domain/appeal/permissions'
import { isComplaint, parties } from '../../../domain/appeal/standing'
import { keysOf } from '../../../domain/appeal/waits'
import { NOTICES } from '../../../domain/notice/notices'
import { TEMPLATES, fill, fitField } from '../../../domain/notice/templates'
import { complaintHandled, handled, reported, stated } from '../appeal/scenes'
import { Walk, toldLast } from '../appeal/walk'
import { choices, starts, wander } from '../appeal/wander'
import { PEOPLE, actor, organisation } from '../appeal/world'

/** Steps that deliberately tell nobody, each with its reason. */
const TELLS_NOBODY: Partial<Record<Action, string>> = {
  reviewBeside: 'the village handles on and the petitioner was told',
  logAttempt: 'the attempt itself is the message',
  attest: 'nobody has claimed it, and who is asked stands there',
  tag: 'sorting changes nothing for anybody',
  linkRepeat: 'both go on as they were',
  unlinkRepeat: 'both go on as they were',
  unpublish: 'the result stands; only the public text is gone',
}

/** The limits of WeChat's subscription messages, by type of field. */
const LIMITS: Record<string, RegExp> = { thing: /^.{1,20}$/su, character_string: /^[\x20-\x7e]{1,32}$/, date: /^\d{4}-\d{2}-\d{2}$/ }
const everyKey = new Set(PEOPLE.flatMap((person) => keysOf(actor(person)) as string[]))

describe('The table of notices', () => {
  it('has a row for every step, or a reason why nobody is told', () => {
    const told = new Set<string>(NOTICES.map(({ on }) => on))
    const silent = [...COMMANDS, 'submit', 'absorb', 'release', 'remind', 'escalate', 'voidClose', 'noteDecision'].filter((action) => !told.has(action))
    expect(silent.sort()).toEqual(Object.keys(TELLS_NOBODY).sort())
  })

  it('has no row for a step there is not', () => {
    expect(NOTICES.filter(({ on }) => !(on in PERMISSIONS))).toEqual([])
  })

  it('says nothing that WeChat would have to cut', () => {
    const fixed = NOTICES.flatMap(({ says, adds }) => [says, adds]).filter((words) => typeof words === 'string')
    expect(fixed.filter((words) => fitField('thing2', words) !== words)).toEqual([])
  })

  it('fills every field within its limit, and reaches people there are, on every way of an appeal', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        for (const { message } of wander(start, drawn).messages) {
          for (const [field, value] of Object.entries(fill(message.template, message.values))) expect([field, value]).toEqual([field, expect.stringMatching(LIMITS[field.replace(/\d+$/, '')]!)])
          expect(message.to.filter((key) => !everyKey.has(key))).toEqual([])
          expect(message.to.length).toBeGreaterThan(0)
          expect(message.values).toHaveLength(TEMPLATES[message.template].fields.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('names no person in what a petitioner is told, and no unit that is complained of to anyone', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        for (const { message, after } of wander(start, drawn).messages) {
          const words = message.values.slice(1).join()
          expect(PEOPLE.filter((person) => words.includes(person))).toEqual([])
          if (isComplaint(after)) expect(after.accused.filter((unit) => words.includes(organisation.get(unit).name))).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('asks for confirmation only those who sign', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        for (const { message, after } of wander(start, drawn).messages.filter((one) => one.message.template === 'confirm')) {
          const signing = after.representatives.length > 0 ? after.representatives : [after.petitioner]
          expect(message.to).toEqual(signing.map((person) => `person:${person}`))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('People are told', () => {
  it('the village of a new appeal, and the petitioner that it was received', () => {
    expect(toldLast(new Walk())).toEqual(['person:R1 progress', 'V11:screening task'])
  })

  it('the stand-in desk of a complaint, and nobody of the village', () => {
    expect(toldLast(new Walk({ accused: ['V11'] }))).toEqual(['person:R1 progress', 'T1:screening task'])
  })

  it('both supervisors when a complaint is assigned', () => {
    const walk = complaintHandled()
    expect(walk.messages.filter(({ entry }) => entry.action === 'assign').flatMap(({ message }) => message.to)).toEqual(['DEP1:reception', 'person:R1', 'JW:discipline', 'XF:petition'])
  })

  it('only the other supervisor when one of them is complained of', () => {
    const walk = new Walk({ accused: ['XF'] })
      .take('V11-cadre', 'screenValid', {})
      .take('T1-reviewer', 'reviewValid', { finding: 'partly', opinion: '部分属实' })
      .take('T1-reviewer', 'triage', { kind: 'complaint', level: 'township', lead: 'T1', supporting: [] })
    expect(walk.messages.flatMap(({ message }) => message.to)).toContain('JW:discipline')
    expect(walk.messages.flatMap(({ message }) => message.to).filter((key) => key.startsWith('XF'))).toEqual([])
  })

  it('the leaders of the unit that is late, and then the centre', () => {
    const walk = handled().on('2025-04-10')
    walk.tick()
    expect(walk.messages.filter(({ entry }) => entry.action === 'escalate').map(({ message }) => message.to)).toEqual([['person:DEP1-deputy'], ['person:DEP1-head'], ['D:dispatch']])
  })

  it('the leaders of the level above when its ruling is late', () => {
    const walk = reported(reported().take('R1', 'dispute', { ground: 'notDone', reason: '没修' })).take('R1', 'disputeAgain', { ground: 'notDone', reason: '没修' })
    walk.later(7).tick()
    expect(walk.messages.filter(({ entry }) => entry.action === 'escalate').map(({ message }) => message.to)).toContainEqual(['person:D-deputy'])
  })

  it('the one whose signature is next', () => {
    expect(toldLast(stated())).toEqual(['person:DEP1-deputy task'])
  })

  it('the leaders and whoever holds it at once of a danger to life', () => {
    const walk = new Walk().take('V11-grid', 'markUrgent', { hours: 2, reason: '漏气' })
    expect(toldLast(walk)).toEqual(['person:V11-secretary warning', 'person:T1-deputy warning', 'V11:screening warning'])
  })

  it('a neighbour who joined of the answer, without being asked to sign it', () => {
    const walk = reported(handled().take('R2', 'join', {}))
    expect(toldLast(walk)).toEqual(['person:R1 confirm', 'person:R2 progress'])
    expect(parties(walk.standing)).toEqual(['R1', 'R2'])
  })
})

describe('A field', () => {
  it('is cut on a whole character and says so', () => {
    expect(fitField('thing2', '一'.repeat(20))).toBe('一'.repeat(20))
    expect(fitField('thing2', '一'.repeat(21))).toBe(`${'一'.repeat(19)}…`)
    expect(fitField('thing2', '𠮷'.repeat(21))).toBe(`${'𠮷'.repeat(19)}…`)
    expect(fitField('thing2', '  两行\n 一行 ')).toBe('两行 一行')
  })
})
