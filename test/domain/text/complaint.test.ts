import { suspectsComplaint } from '../../../domain/text/complaint'
import { HELD_OUT, SEEN } from './complaintSentences'

describe('sentences the rules were written beside', () => {
  test.each(SEEN)('$text', ({ text, suspected, levels }) => {
    const found = suspectsComplaint(text)
    expect(found.suspected).toBe(suspected)
    if (levels) expect(found.levels).toEqual(levels)
  })
})

describe('sentences held out', () => {
  const complaints = HELD_OUT.filter(({ suspected }) => suspected)
  const others = HELD_OUT.filter(({ suspected }) => !suspected)

  test('seven complaints in ten are suspected by their words alone', () => {
    const missed = complaints.filter(({ text }) => !suspectsComplaint(text).suspected)
    expect(missed.length / complaints.length).toBeLessThan(0.3)
  })

  test('of ten other appeals at most one is suspected', () => {
    const falseAlarms = others.filter(({ text }) => suspectsComplaint(text).suspected)
    expect(falseAlarms.length / others.length).toBeLessThan(0.1)
  })

  test('of those suspected nearly all point at the right level', () => {
    const caught = complaints.filter(({ text, levels }) => levels && suspectsComplaint(text).suspected)
    const right = caught.filter(({ text, levels }) => String(suspectsComplaint(text).levels) === String(levels))
    expect(right.length / caught.length).toBeGreaterThan(0.9)
  })
})

test('no sentence stands in both sets', () => {
  const seen = new Set(SEEN.map(({ text }) => text))
  expect(HELD_OUT.filter(({ text }) => seen.has(text))).toEqual([])
})

test('a reason quotes the words', () => {
  expect(suspectsComplaint('村长把名额给了自己人').reasons.join()).toContain('“村长”')
  expect(suspectsComplaint('有人吃回扣').reasons.join()).toContain('“吃回扣”')
  expect(suspectsComplaint('路灯坏了')).toEqual({ suspected: false, levels: [], reasons: [] })
})
