import { refusal } from '../../../domain/appeal/offers'
import { decide } from '../../../domain/appeal/decide'
import { type Actor, maySee } from '../../../domain/appeal/permissions'
import { PLACES, countedRating, discontentOf, parties, ratingOf } from '../../../domain/appeal/standing'
import { counted } from '../../../domain/ledger/figures'
import { waitsOf } from '../../../domain/appeal/waits'
import { PAUSE, REPORT, SIGNED, assigned, checked, closed, complaintHandled, confirmed, dispute, handled, invalid, paused, reported, stated } from './scenes'
import { Walk } from './walk'
import { actor, settings } from './world'

const back = { reason: '再核实一下' }
const returned = { ground: 'notOurDuty', reason: '不是我们的事' } as const
const signers = (walk: Walk) => PLACES.map((place) => walk.standing.signatures[place]?.by)
const disputedTwice = () => reported(reported().take('R1', 'dispute', dispute)).take('R1', 'disputeAgain', dispute)
const groupOf = (...members: string[]) => {
  const walk = handled()
  for (const member of members.filter((one) => one !== 'R1')) walk.take(member, 'join', {})
  return reported(walk.take('T1-reviewer', 'nameRepresentatives', { representatives: members }))
}

describe('The sign-off', () => {
  it('takes four different people, in order', () => {
    const walk = reported()
    expect(walk.refused('DEP1-handler', 'state', { statement: '经过', ...SIGNED })).toBe('CONFLICT')
    expect(walk.refused('DEP1-deputy', 'check', SIGNED)).toBe('CONFLICT')
    expect(signers(closed())).toEqual(['R1', 'DEP1-handler', 'DEP1-deputy', 'DEP1-head'])
  })

  it('moves up where the one who handles holds the post', () => {
    const walk = new Walk().take('V11-secretary', 'keep', { kind: 'resolution' }).take('V11-secretary', 'report', REPORT)
    expect(walk.standing).toMatchObject({ checker: 'T1-deputy', endorser: 'T1-head' })
  })

  it('of a village: a cadre handles, the secretary checks, the township leader for the village endorses', () => {
    const walk = new Walk().take('V11-cadre', 'keep', { kind: 'resolution' }).take('V11-cadre', 'report', REPORT)
    expect(walk.standing).toMatchObject({ handler: 'V11-cadre', checker: 'V11-secretary', endorser: 'T1-deputy' })
  })

  it('moves past a leader whose own appeal it is', () => {
    const walk = new Walk({ petitioner: 'V11-secretary' }).take('V11-cadre', 'keep', { kind: 'resolution' }).take('V11-cadre', 'report', REPORT)
    expect(walk.standing).toMatchObject({ checker: 'T1-deputy', endorser: 'T1-head' })
  })

  it('moves past the leaders of the centre where the centre is complained of', () => {
    const walk = new Walk({ accused: ['D'] }).take('V11-cadre', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'partly', opinion: '查' })
    walk.take('T1-reviewer', 'triage', { kind: 'complaint', level: 'township', lead: 'T1', supporting: [] }).take('T1-liaison', 'accept', { handler: 'T1-handler' })
    walk.take('T1-handler', 'report', REPORT)
    expect(walk.standing).toMatchObject({ overseer: 'JW', caller: 'JW', checker: 'T1-deputy', endorser: 'T1-head' })
    expect(walk.standing.scopes).not.toContain('D')
  })

  it('is refused to begin where there are not two leaders left', () => {
    const everyone = new Walk({ petitioner: 'DEP1-deputy' })
    everyone.take('DEP1-head', 'join', {}).take('D-leader', 'join', {})
    everyone.take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    everyone.take('T1-reviewer', 'triage', { kind: 'resolution', level: 'district', lead: 'DEP1', supporting: [] }).take('D-dispatcher', 'assign', { lead: 'DEP1', supporting: [] })
    everyone.take('DEP1-handler', 'accept', {})
    expect(everyone.refused('DEP1-handler', 'report', REPORT)).toBe('NO_SIGNERS')
  })

  it('keeps the petitioner’s signature through a procedural send-back while the answer is unchanged', () => {
    const walk = checked().take('DEP1-head', 'sendBackProcedure', back)
    expect(walk.standing.status).toBe('confirmed')
    expect(signers(walk)).toEqual(['R1', undefined, undefined, undefined])
    walk.take('DEP1-handler', 'report', { ...REPORT, statement: '补充了经过', publicAnswer: '改写' })
    expect([walk.standing.status, signers(walk)[0]]).toEqual(['confirmed', 'R1'])
  })

  it('voids it when the answer changes, and asks again', () => {
    const walk = checked().take('DEP1-head', 'sendBackProcedure', back).take('DEP1-handler', 'report', { ...REPORT, answer: '其实还差一段' })
    expect([walk.standing.status, signers(walk)]).toEqual(['reported', [undefined, undefined, undefined, undefined]])
    expect(waitsOf(walk.standing)).toContain('person:R1')
  })

  it('loses the later signatures by an edit of what was signed', () => {
    const walk = checked().take('DEP1-handler', 'report', { ...REPORT, statement: '改了说明' })
    expect([walk.standing.status, signers(walk)]).toEqual(['confirmed', ['R1', undefined, undefined, undefined]])
  })

  it('starts anew when either leader sends the work back', () => {
    for (const leader of ['DEP1-deputy', 'DEP1-head']) {
      const walk = stated().take(leader, 'sendBack', back)
      expect([walk.standing.status, signers(walk)]).toEqual(['handling', [undefined, undefined, undefined, undefined]])
    }
  })
})

describe('The petitioner', () => {
  it('who signs 不满意 accepts the end and rates it', () => {
    const walk = closed(checked(stated(reported().take('R1', 'confirm', { rating: 'dissatisfied', because: 'slow', ...SIGNED }))))
    expect(walk.standing.status).toBe('closed')
    expect(countedRating(walk.standing)).toBe('dissatisfied')
    expect([discontentOf(walk.standing), counted(walk.standing).filter((name) => name.startsWith('dissatisfied'))]).toEqual(['slow', ['dissatisfied', 'dissatisfied:slow']])
  })

  it('says in one word what they are not satisfied with, may keep that to themselves, and is not asked otherwise', () => {
    const bad = { rating: 'dissatisfied', ...SIGNED } as const
    expect(reported().refused('R1', 'confirm', bad)).toBe('NEEDS_BECAUSE')
    expect(reported().refused('R1', 'confirm', { ...bad, because: 'unsaid' })).toBeNull()
    expect(reported().refused('D-caller', 'recordPaper', { rating: 'dissatisfied', photo: 'paper1' })).toBe('NEEDS_BECAUSE')
    expect(discontentOf(reported().take('D-caller', 'recordPaper', { rating: 'dissatisfied', because: 'attitude', photo: 'paper1' }).standing)).toBe('attitude')
    expect(reported().take('R1', 'confirm', { rating: 'fair', because: 'slow', ...SIGNED }).standing.signatures.petitioner).not.toHaveProperty('because')
  })

  it('who disputes sends it back into handling, and a second time to the level above', () => {
    const walk = reported().take('R1', 'dispute', dispute)
    expect(walk.standing).toMatchObject({ status: 'handling', disputes: 1 })
    expect(reported(walk).refused('R1', 'dispute', dispute)).toBe('NOT_YOUR_TURN')
    expect(waitsOf(walk.take('R1', 'disputeAgain', dispute).standing)).toEqual(['D:triage'])
  })

  it('of two disputes gets another round from the level above, and may dispute again', () => {
    const walk = disputedTwice().take('D-dispatcher', 'orderRound', { opinion: '再办' })
    expect(walk.standing).toMatchObject({ status: 'handling', disputes: 0 })
    expect(reported(walk).refused('R1', 'dispute', dispute)).toBeNull()
  })

  it('or is closed against as 不认可, which counts as dissatisfied and still takes three signatures', () => {
    const walk = disputedTwice().take('D-dispatcher', 'closeUnrecognised', { opinion: '依法办结' })
    expect(walk.standing.signatures.petitioner).toMatchObject({ as: 'unrecognised', by: 'D-dispatcher' })
    closed(checked(stated(walk)))
    expect([walk.standing.status, countedRating(walk.standing)]).toEqual(['closed', 'dissatisfied'])
  })

  it('may urge once a day', () => {
    const walk = handled().take('R1', 'urge', {})
    expect(walk.refused('R1', 'urge', {})).toBe('URGED_TODAY')
    expect(walk.later(1).refused('R1', 'urge', {})).toBeNull()
  })

  it('who is a cadre has no say in their own appeal as one', () => {
    const walk = new Walk({ petitioner: 'V11-cadre' })
    expect(walk.refused('V11-cadre', 'screenValid', {})).toBe('OWN_APPEAL')
    expect(walk.refused('V11-cadre', 'keep', { kind: 'resolution' })).toBe('OWN_APPEAL')
    expect(walk.refused('V11-cadre2', 'keep', { kind: 'resolution', handler: 'V11-cadre' })).toBe('OWN_APPEAL')
    expect(walk.refused('V11-cadre2', 'screenValid', {})).toBeNull()
  })

  it('who accuses the own unit still sees the appeal, and nobody else there does', () => {
    const walk = new Walk({ petitioner: 'V11-cadre', accused: ['V11'] })
    expect([maySee(actor('V11-cadre'), walk.standing), maySee(actor('V11-cadre2'), walk.standing)]).toEqual([true, false])
  })

  it('may reopen within the window, once, with an own date, and the worse round counts', () => {
    const walk = closed()
    expect(walk.on('2025-04-03').refused('R1', 'reopen', back)).toBe('REOPEN_LATE')
    walk.on('2025-04-02').take('R1', 'reopen', back)
    expect(walk.standing).toMatchObject({ status: 'handling', round: 2, promisedOn: '2025-04-30', clock: { kind: 'running', startedOn: '2025-04-02', dueOn: '2025-04-30' } })
    closed(checked(stated(reported(walk).take('R1', 'confirm', { rating: 'fair', ...SIGNED }))))
    expect([walk.standing.earlierRounds[0]!.rating, countedRating(walk.standing)]).toEqual(['satisfied', 'fair'])
    expect(walk.refused('R1', 'reopen', back)).toBe('REOPENED_ONCE')
  })

  it('may contest an invalid finding once, in time, to the level above', () => {
    const walk = invalid()
    expect(walk.on('2025-04-03').refused('R1', 'contest', back)).toBe('CONTEST_LATE')
    walk.on('2025-04-02').take('R1', 'contest', back)
    expect(walk.standing.desk).toBe('T1')
    expect(walk.refused('V11-cadre', 'uphold', { opinion: '维持' })).toBe('FORBIDDEN')
    walk.take('T1-reviewer', 'uphold', { opinion: '维持' })
    expect(walk.standing.status).toBe('invalid')
    expect(walk.refused('R1', 'contest', back)).toBe('CONTESTED_ONCE')
  })

  it('may contest an unreasonable finding to the centre, which goes on with it', () => {
    const walk = new Walk().take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewUnreasonable', { opinion: '无据', explanation: '按规定' }).take('R1', 'contest', back)
    expect(walk.standing.desk).toBe('D')
    expect(walk.take('D-dispatcher', 'overturn', { opinion: '有理' }).standing.status).toBe('reviewed')
  })
})

describe('An unconfirmed place', () => {
  const ground = { ground: 'notReached', reason: '打不通' } as const
  const attempt = { way: 'phone', outcome: '无人接听' } as const

  it('is recorded by the centre alone, after attempts on three days', () => {
    const walk = reported().take('D-caller', 'logAttempt', attempt).take('D-caller', 'logAttempt', attempt).later(1).take('D-caller', 'logAttempt', attempt)
    expect(walk.refused('D-caller', 'recordUnconfirmed', ground)).toBe('NOT_ATTEMPTED')
    walk.later(1).take('D-caller', 'logAttempt', attempt)
    expect(walk.refused('DEP1-handler', 'recordUnconfirmed', ground)).toBe('FORBIDDEN')
    expect(walk.refused('DEP1-liaison', 'recordUnconfirmed', ground)).toBe('FORBIDDEN')
    expect(walk.take('D-caller', 'recordUnconfirmed', ground).standing.signatures.petitioner).toMatchObject({ as: 'unconfirmed', by: 'D-caller' })
  })

  it('begins its attempts anew with another answer', () => {
    const walk = reported().take('D-caller', 'logAttempt', attempt).take('DEP1-handler', 'report', { ...REPORT, answer: '又一段' })
    expect(walk.standing.attemptDays).toEqual([])
  })

  it('is never counted as satisfied, not even after a satisfied round', () => {
    const walk = closed().take('D-caller', 'reopen', back)
    closed(checked(stated(reported(walk).take('D-caller', 'recordUnconfirmed', { ground: 'dead', reason: '已故' }))))
    expect(countedRating(walk.standing)).toBeNull()
  })

  it('takes anonymity and a withdrawal for a reason only where there was one', () => {
    const walk = reported()
    expect(walk.refused('D-caller', 'recordUnconfirmed', { ground: 'anonymous', reason: '匿名' })).toBe('INVALID')
    expect(walk.refused('D-caller', 'recordUnconfirmed', { ground: 'withdrawn', reason: '撤回' })).toBe('INVALID')
  })

  it('lets no clock stand for one who left nothing to be reached by', () => {
    const walk = handled('resolution', { petitioner: null, anonymous: true })
    expect(walk.refused('DEP1-handler', 'askPause', { ...PAUSE, reason: '找不到' })).toBe('NOBODY_TO_ASK')
    expect(walk.refused('DEP1-handler', 'askPetitioner', { question: '哪一户' })).toBe('NOBODY_TO_ASK')
    expect(waitsOf(reported(walk).standing)).toEqual(['D:followUp'])
  })
})

describe('A consultation answered on the spot', () => {
  const answer = { answer: '带身份证到窗口' }

  it('takes the petitioner’s tap', () => {
    const walk = new Walk().take('V11-cadre', 'answerAtOnce', answer)
    expect(walk.standing).toMatchObject({ status: 'reported', kind: 'consultation', answeredAtOnce: true, clock: { kind: 'met' } })
    expect(walk.take('R1', 'confirm', { rating: 'satisfied', ...SIGNED }).standing.status).toBe('confirmed')
  })

  it('or a recorded yes, after which the one who answered still signs in their own place', () => {
    const walk = new Walk({ petitioner: null, recordedBy: 'V11-cadre' }).take('V11-cadre', 'answerAtOnce', { ...answer, recordedYes: true })
    expect(walk.standing).toMatchObject({ status: 'confirmed', signatures: { petitioner: { as: 'recorded' } } })
    walk.take('V11-cadre', 'state', { statement: '当面答复', ...SIGNED }).take('V11-secretary', 'check', SIGNED).take('T1-deputy', 'endorse', SIGNED)
    expect(walk.standing.status).toBe('closed')
    expect(ratingOf(walk.standing.signatures)).toBeNull()
  })

  it('is none where a cadre is complained of', () => {
    expect(new Walk({ accused: ['V11'] }).refused('T1-reviewer', 'answerAtOnce', answer)).toBe('NOT_CONSULTATION')
  })

  it('by the centre has somebody above it to rule on a dispute', () => {
    const walk = new Walk({ accused: [], aboutCadre: false }).take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewUnreasonable', { opinion: '无据', explanation: '按规定' })
    walk.take('R1', 'contest', back).take('D-dispatcher', 'overturn', { opinion: '有理' }).take('D-dispatcher', 'answerAtOnce', answer)
    walk.take('R1', 'dispute', dispute).take('D-dispatcher', 'report', REPORT).take('R1', 'disputeAgain', dispute)
    expect(waitsOf(walk.standing)).toEqual(['JW:triage'])
    expect(walk.refused('JW-officer', 'orderRound', { opinion: '再办' })).toBeNull()
  })
})

describe('A group', () => {
  it('has up to five representatives, of its own members', () => {
    const walk = handled()
    for (const member of ['R2', 'R3', 'R4', 'R5', 'R6']) walk.take(member, 'join', {})
    expect(walk.refused('T1-reviewer', 'nameRepresentatives', { representatives: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'] })).toBe('GROUP_LIMIT')
    expect(walk.refused('T1-reviewer', 'nameRepresentatives', { representatives: ['R7'] })).toBe('INVALID')
    expect(walk.refused('DEP1-handler', 'nameRepresentatives', { representatives: ['R2'] })).toBe('FORBIDDEN')
    expect(walk.refused('T1-reviewer', 'nameRepresentatives', { representatives: ['R1', 'R2', 'R3', 'R4', 'R5'] })).toBeNull()
  })

  it('has confirmed when every representative has, and the worst of their ratings stands', () => {
    const walk = groupOf('R1', 'R2').take('R1', 'confirm', { rating: 'dissatisfied', because: 'unfair', ...SIGNED })
    expect(walk.standing.status).toBe('reported')
    expect(walk.refused('R1', 'confirm', { rating: 'satisfied', ...SIGNED })).toBe('ALREADY_SIGNED')
    walk.take('R2', 'confirm', { rating: 'satisfied', ...SIGNED })
    expect([walk.standing.status, ratingOf(walk.standing.signatures)]).toEqual(['confirmed', 'dissatisfied'])
  })

  it('is not reopened by one member who disagrees: that member is split off and the others’ yes counts', () => {
    const walk = groupOf('R1', 'R2').take('R2', 'confirm', { rating: 'satisfied', ...SIGNED })
    expect(walk.refused('R1', 'dispute', dispute)).toBe('NOT_YOUR_TURN')
    walk.take('R1', 'splitMember', { reason: '我家的没修' })
    expect(walk.standing).toMatchObject({ status: 'confirmed', petitioner: 'R2', clock: { kind: 'running' } })
    expect(parties(walk.standing)).toEqual(['R2'])
  })

  it('waits for the one who is left when nobody else has confirmed, who may then dispute', () => {
    const walk = groupOf('R1', 'R2').take('R2', 'splitMember', { reason: '我家的没修' })
    expect(walk.standing.status).toBe('reported')
    expect(walk.refused('R1', 'dispute', dispute)).toBeNull()
  })

  it('goes on without a member who withdraws, and ends with the last', () => {
    const walk = handled().take('R2', 'join', {}).take('R1', 'withdraw', {})
    expect(walk.standing).toMatchObject({ status: 'handling', petitioner: 'R2', coPetitioners: [] })
    expect(walk.take('R2', 'withdraw', {}).standing).toMatchObject({ status: 'withdrawn', clock: { kind: 'stopped' } })
  })

  it('does not take in the one who handles the appeal or is to sign it', () => {
    expect(handled().refused('DEP1-handler', 'join', {})).toBe('FORBIDDEN')
    expect(stated().refused('DEP1-deputy', 'join', {})).toBe('FORBIDDEN')
  })
})

describe('A return', () => {
  it('takes a reason and one working day', () => {
    const walk = assigned()
    expect(walk.later(1).refused('DEP1-liaison', 'return', returned)).toBeNull()
    expect(walk.later(1).refused('DEP1-liaison', 'return', returned)).toBe('RETURN_LATE')
  })

  it('is capped; the last goes to the district, whose decision sticks', () => {
    const walk = new Walk().take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    walk.take('T1-reviewer', 'triage', { kind: 'resolution', level: 'village', lead: 'V12', supporting: [] }).take('V12-cadre', 'return', returned)
    expect([walk.standing.desk, walk.standing.lead, waitsOf(walk.standing)]).toEqual(['T1', null, ['T1:triage']])
    walk.take('T1-reviewer', 'assign', { lead: 'V11', supporting: [] }).take('V11-cadre', 'return', returned)
    expect(walk.standing.desk).toBe('D')
    expect(walk.refused('T1-reviewer', 'assign', { lead: 'V12', supporting: [] })).toBe('FORBIDDEN')
    walk.take('D-dispatcher', 'assign', { lead: 'V12', supporting: [] })
    expect(walk.refused('V12-cadre', 'return', returned)).toBe('RETURN_CAP')
  })
})

describe('A level', () => {
  it('decides what is its own: a township assigns within itself in one tap', () => {
    const walk = new Walk().take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    walk.take('T1-reviewer', 'triage', { kind: 'resolution', level: 'village', lead: 'V12', supporting: [] })
    expect(walk.standing).toMatchObject({ status: 'assigned', desk: 'T1', overseer: 'T1', level: 'village' })
  })

  it('hands on to the dispatcher what goes to a department or to another township', () => {
    for (const lead of ['DEP1', 'T2', 'V21']) {
      const walk = new Walk().take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
      walk.take('T1-reviewer', 'triage', { kind: 'resolution', level: 'district', lead, supporting: [] })
      expect([walk.standing.status, waitsOf(walk.standing)]).toEqual(['triaged', ['D:triage']])
      expect(walk.standing.scopes).not.toContain(lead)
    }
  })

  it('keeps what it handles at once, with the township’s review beside it', () => {
    const walk = new Walk().take('V11-grid', 'keep', { kind: 'resolution', handler: 'V11-cadre' })
    expect(waitsOf(walk.standing)).toEqual(['person:V11-cadre', 'T1:review'])
    walk.take('T1-reviewer', 'reviewBeside', { finding: 'reasonable', opinion: '可行' })
    expect(waitsOf(walk.standing)).toEqual(['person:V11-cadre'])
    expect(walk.refused('T1-reviewer', 'recall', back)).toBe('NOT_KEPT')
  })

  it('needs a handler whose work it is: a grid worker names a cadre', () => {
    expect(new Walk().refused('V11-grid', 'keep', { kind: 'resolution' })).toBe('NO_HANDLER')
    expect(new Walk().refused('V11-cadre', 'keep', { kind: 'resolution', handler: 'V11-grid' })).toBe('INVALID')
  })
})

describe('A complaint', () => {
  it('met on the way goes past the one who passes it up, and with one tap out of their sight', () => {
    const walk = new Walk().take('V11-grid', 'passUp', { accused: [] })
    expect(walk.standing).toMatchObject({ status: 'submitted', desk: 'T1', accused: ['V11'], aboutCadre: true })
    expect(refusal(actor('V11-grid'), walk.standing, 'screenValid', walk.today, settings)).toBe('NOT_FOUND')
  })

  it('passed up by the unit that handles it leaves nothing of that unit behind', () => {
    const walk = reported().take('R1', 'dispute', dispute).take('DEP1-handler', 'askSupport', { unit: 'DEP2', question: '管网', by: '2025-03-10' })
    paused(walk).take('DEP1-liaison', 'passUp', { accused: [] })
    expect(walk.standing).toMatchObject({ status: 'triaged', accused: ['DEP1'], desk: 'D', lead: null, handler: null, checker: null, endorser: null, supports: [], assigner: null, clock: { kind: 'running' } })
    for (const person of ['DEP1-handler', 'DEP1-deputy', 'DEP1-head']) expect(maySee(actor(person), walk.standing)).toBe(false)
    expect(walk.refused('D-dispatcher', 'assign', { lead: 'DEP1', supporting: [] })).toBe('ACCUSED')
    expect(walk.refused('D-dispatcher', 'assign', { lead: 'DEP2', supporting: [] })).toBeNull()
  })

  it('is not handled, supported or named to a person of what is complained of, nor below it', () => {
    const walk = new Walk({ accused: ['T1'] }).take('D-dispatcher', 'screenValid', {}).take('D-dispatcher', 'reviewValid', { finding: 'partly', opinion: '查' })
    for (const lead of ['T1', 'V11', 'V12']) expect(walk.refused('D-dispatcher', 'triage', { kind: 'complaint', level: 'township', lead, supporting: [] })).toBe('ACCUSED')
    walk.take('D-dispatcher', 'triage', { kind: 'complaint', level: 'district', lead: 'DEP2', supporting: [] })
    // Works in DEP2, and in a village below the accused.
    expect(walk.refused('DEP2-liaison', 'accept', { handler: 'double' })).toBe('ACCUSED')
    expect(maySee(actor('double'), walk.standing)).toBe(false)
    walk.take('DEP2-liaison', 'accept', { handler: 'DEP2-handler' })
    expect(walk.refused('DEP2-handler', 'askSupport', { unit: 'V12', question: '?', by: '2025-03-10' })).toBe('ACCUSED')
  })

  it('against the centre is dispatched, overseen and followed up by the discipline commission', () => {
    const walk = new Walk({ accused: ['V11', 'T1', 'D'] }).take('JW-officer', 'screenValid', {}).take('JW-officer', 'reviewValid', { finding: 'partly', opinion: '查' })
    walk.take('JW-officer', 'triage', { kind: 'complaint', level: 'district', lead: 'DEP1', supporting: [] }).take('DEP1-handler', 'accept', {})
    walk.take('DEP1-handler', 'askExtension', { days: 3, reason: '取证' }).take('JW-officer', 'grantExtension', { opinion: '同意' })
    walk.take('DEP1-handler', 'report', REPORT).take('JW-officer', 'recordUnconfirmed', { ground: 'dead', reason: '已故' })
    expect(signers(walk)[0]).toBe('JW-officer')
  })

  it('is joined by nobody and to its accused does not exist', () => {
    const walk = new Walk({ accused: ['V11'] })
    expect(walk.refused('R2', 'join', {})).toBe('NOT_FOUND')
    expect(walk.refused('V11-cadre', 'join', {})).toBe('NOT_FOUND')
  })

  it('may go on after it was withdrawn, without anybody being asked to confirm', () => {
    const walk = complaintHandled().take('R1', 'withdraw', {}).take('JW-officer', 'goOn', { reason: '涉嫌违纪' })
    expect(walk.standing).toMatchObject({ status: 'triaged', desk: 'D', lead: null, anonymous: false })
    walk.take('D-dispatcher', 'assign', { lead: 'DEP2', supporting: [] }).take('DEP2-handler', 'accept', {}).take('DEP2-handler', 'report', REPORT)
    expect(waitsOf(walk.standing)).toEqual(['D:followUp'])
    expect(walk.refused('D-caller', 'recordUnconfirmed', { ground: 'withdrawn', reason: '已撤回' })).toBeNull()
  })

  it('withdrawn before anything was decided goes on at the district’s desk, not at a village’s', () => {
    const walk = new Walk({ accused: ['DEP1'] }).take('R1', 'withdraw', {}).take('D-dispatcher', 'goOn', { reason: '应当查清' })
    expect(waitsOf(walk.standing)).toEqual(['D:triage'])
    expect(walk.refused('D-dispatcher', 'triage', { kind: 'complaint', level: 'district', lead: 'DEP2', supporting: [] })).toBeNull()
  })

  it('stays one as far as the unit that handles it goes', () => {
    expect(complaintHandled().refused('DEP1-handler', 'changeKind', { kind: 'suggestion', reason: '算建议' })).toBe('FORBIDDEN')
    expect(complaintHandled().refused('D-dispatcher', 'changeKind', { kind: 'resolution', reason: '是求决' })).toBeNull()
  })

  it('is not merged into what its accused may know of, nor by one who may not know the master', () => {
    const ordinary = new Walk({ code: 'BZ-25-000002-C' })
    const secret = new Walk({ code: 'BZ-25-000002-C', accused: ['V11'] })
    const into = { master: 'BZ-25-000002-C', reason: '同一件' }
    expect(new Walk({ accused: ['V11'] }).refused('T1-reviewer', 'merge', into, ordinary)).toBe('ACCUSED')
    expect(new Walk().refused('V11-cadre', 'merge', into, secret)).toBe('NOT_FOUND')
    expect(new Walk({ accused: ['V11'], petitioner: 'R2' }).refused('T1-reviewer', 'merge', into, secret)).toBeNull()
  })
})

describe('Out of the ordinary', () => {
  const into = { master: 'BZ-25-000002-C', reason: '同一件' }

  it('a duplicate’s petitioners join its master', () => {
    const master = handled('resolution', { code: 'BZ-25-000002-C' })
    const walk = new Walk({ petitioner: 'R2' }).take('V11-cadre', 'merge', into, master)
    expect(walk.standing).toMatchObject({ status: 'duplicate', master: 'BZ-25-000002-C' })
    expect(master.standing).toMatchObject({ status: 'handling', coPetitioners: ['R2'], merged: [walk.code], lastAction: 'absorb' })
  })

  it('a master that was answered takes none in, and one’s own code is none', () => {
    const master = confirmed(reported(handled('resolution', { code: 'BZ-25-000002-C' })))
    expect(new Walk().refused('V11-cadre', 'merge', into, master)).toBe('MASTER_ENDED')
    const self = new Walk({ code: 'BZ-25-000002-C' })
    expect(self.refused('V11-cadre', 'merge', into, self)).toBe('SAME_APPEAL')
  })

  it('a handler whose own duplicate is merged into the appeal hands it to another', () => {
    const master = new Walk({ code: 'BZ-25-000002-C', petitioner: 'R2' }).take('V11-cadre', 'keep', { kind: 'resolution' })
    new Walk({ petitioner: 'V11-cadre' }).take('V11-cadre2', 'merge', into, master)
    expect(waitsOf(master.standing)).toContain('V11:reception')
    expect(master.refused('V11-cadre', 'nameHandler', { handler: 'V11-cadre2' })).toBe('OWN_APPEAL')
    expect(master.refused('V11-secretary', 'nameHandler', { handler: 'V11-cadre2' })).toBeNull()
  })

  it('danger to life is counted in hours', () => {
    const walk = new Walk().take('V11-grid', 'markUrgent', { hours: 4, reason: '漏气' })
    expect(walk.standing.urgentBy).toBe(Date.parse('2025-03-03T14:00:00+08:00'))
  })

  it('a transfer has a receiver, a number and a day that has come, and stops the clock', () => {
    const out = { receiver: 'court', number: '民初1号', on: '2025-03-04', reason: '已起诉' } as const
    expect(handled().refused('D-dispatcher', 'transferOut', out)).toBe('INVALID')
    const walk = handled().later(1).take('D-dispatcher', 'transferOut', out)
    expect(walk.standing).toMatchObject({ status: 'transferred', clock: { kind: 'stopped' } })
    expect(walk.records.get(walk.entries.at(-1)!._id)!.texts).toEqual({ reason: '已起诉', number: '民初1号' })
  })

  it('a parked appeal has a review date to come', () => {
    expect(handled().refused('D-dispatcher', 'park', { reviewOn: '2025-03-03', reason: '等' })).toBe('INVALID')
  })

  it('an extension is asked once, decided above and moves the promise that the petitioner is told', () => {
    const walk = handled().take('DEP1-handler', 'askExtension', { days: 5, reason: '雨季' })
    const before = walk.standing.promisedOn
    expect(walk.refused('DEP1-handler', 'grantExtension', { opinion: '同意' })).toBe('FORBIDDEN')
    walk.take('D-dispatcher', 'grantExtension', { opinion: '同意' })
    expect(walk.standing.promisedOn > before).toBe(true)
    expect(walk.refused('DEP1-handler', 'askExtension', { days: 1, reason: '又' })).toBe('EXTENDED_ONCE')
  })

  it('a suggestion says whether it was adopted', () => {
    const { adoption: _, ...without } = REPORT
    expect(handled('suggestion').refused('DEP1-handler', 'report', without)).toBe('NEEDS_ADOPTION')
  })

  it('what is recorded for another is claimed once, and never by one who works on it', () => {
    const walk = handled('resolution', { petitioner: null, recordedBy: 'T1-clerk' })
    expect(walk.refused('DEP1-handler', 'claim', {})).toBe('FORBIDDEN')
    walk.take('R3', 'claim', {})
    expect([walk.standing.petitioner, walk.refused('R4', 'claim', {})]).toEqual(['R3', 'NOT_CLAIMABLE'])
  })

  it('the decider against the petitioner signs in no other place', () => {
    // One who rules for the centre, and would check for the department as well.
    const walk = disputedTwice()
    const ruler: Actor = { person: 'DEP1-deputy', posts: [{ unit: 'D', role: 'dispatcher' }] }
    expect(walk.standing.checker).toBe(ruler.person)
    expect(decide(walk.situation(ruler), 'closeUnrecognised', { opinion: '依法办结' })).toMatchObject({ steps: [{ settles: { checker: 'DEP1-head', endorser: 'D-leader' } }] })
  })
})
