import { addDays, dayOf } from '../../../../domain/calendar/day'
import { DISCIPLINE, DISPATCHER, HEAD, LEADER, once, openidOf, type Filled, type SheetPages, type Shown } from '../page'

const shownTo = (...all: [as: string | undefined, by: Parameters<typeof openidOf>[1], query?: Record<string, string>][]) => ({ stage }: Filled): Shown[] => all.map(([as, by, query]) => ({ ...(as && { as }), openid: openidOf(stage, by), ...(query && { query }) }))

/** A warning to a township, as the centre issues one. */
const warned = once(({ stage }) => stage.ask(stage.at('D', 'dispatcher'), 'supervision', 'issueWarning', { unit: 'T01', rule: 'shamCloseOut', words: '台账写已修好，现场没有修', cases: [] }))

/** A draw of what was closed out lately: one visit with its finding, one still to come, each with who is sent. */
const drawn = once(async ({ stage }) => {
  const officer = stage.at('D-jw', 'disciplineOfficer')
  const today = dayOf(stage.cloud.clock.now())
  const { id } = await stage.ask(officer, 'supervision', 'drawInspection', { from: addDays(today, -31), to: addDays(today, -1), sizes: { village: 3, township: 3, department: 2, district: 0 } })
  const { sample } = await stage.ask(officer, 'supervision', 'inspection', { id })
  const visits = await Promise.all(sample.map(async ({ visit }) => ({ id: visit, ...(await stage.row('visits', visit)) as { inspector: string; seq: number } })))
  const [found] = visits
  if (!found) throw new Error('nothing was closed out that could be drawn')
  const to = visits.find(({ id: other, inspector }) => other !== found.id && inspector === found.inspector) ?? visits.at(-1)!
  const evidence = await stage.evidence(stage.person(found.inspector), 'photo')
  await stage.ask(stage.person(found.inspector), 'supervision', 'recordFinding', { id: found.id, version: found.seq, done: 'partly', confirmed: 'own', rating: 'fair', words: '路面只补了一半，剩下的还是泥。', photos: [evidence] })
  return { found: { id: found.id, openid: stage.person(found.inspector).openid }, to: { id: to.id, openid: stage.person(to.inspector).openid } }
})

/** A topic that the centre makes of two appeals, with its cause and measure. */
const topical = once(async ({ stage }) => {
  const dispatcher = stage.at('D', 'dispatcher')
  const { items } = await stage.ask(dispatcher, 'casework', 'ledger', { unit: 'D' })
  const codes = items.filter(({ kind }) => kind === 'resolution').map(({ code }) => code)
  const { id } = await stage.ask(dispatcher, 'supervision', 'makeTopic', { title: '场镇路灯常坏', codes: codes.slice(0, 2) })
  await stage.ask(dispatcher, 'supervision', 'planTopic', { id, version: 1, cause: '线路老化，没有人定期巡查。', measure: '换掉老线路，每月巡查一次。', owner: 'T01', dueOn: addDays(dayOf(stage.cloud.clock.now()), 30) })
  return { id }
})

/** Boards, lists, returns, warnings, topics and visits. */
export const SUPERVISION: SheetPages = {
  'supervision/board/index': { by: LEADER, bare: { view: 'district' }, full: shownTo([undefined, LEADER, { view: 'district' }], ['unit', HEAD, { view: 'unit' }], ['public', LEADER, { view: 'public' }]) },
  'supervision/cases/index': { by: HEAD, bare: { figure: 'T01', name: 'valid' }, full: shownTo([undefined, HEAD, { figure: 'T01', name: 'valid' }]) },
  'supervision/list/index': { by: DISPATCHER, bare: { kind: 'township' }, full: shownTo([undefined, DISPATCHER, { kind: 'township' }]) },
  'supervision/weekly/index': { by: HEAD, full: shownTo([undefined, HEAD], ['overview', DISPATCHER]) },
  'supervision/warnings/index': { by: DISPATCHER, full: async (filled) => (await warned(filled), [{}]) },
  'supervision/warning/index': { by: DISPATCHER, full: async (filled) => [{ query: { id: (await warned(filled)).id } }] },
  'supervision/topics/index': { by: DISPATCHER, full: async (filled) => (await topical(filled), [{}]) },
  'supervision/topic/index': { by: DISPATCHER, full: async (filled) => [{ query: { id: (await topical(filled)).id } }] },
  'supervision/visits/index': {
    by: DISCIPLINE,
    async full(filled) {
      const { to, found } = await drawn(filled)
      return [{ openid: to.openid }, { as: 'found', openid: found.openid, then: (phone) => phone.tap('我看过的') }, ...shownTo(['all', HEAD])(filled)]
    },
  },
  'supervision/visit/index': {
    by: DISCIPLINE,
    async full(filled) {
      const { to, found } = await drawn(filled)
      return [{ openid: to.openid, query: { id: to.id } }, { as: 'found', openid: found.openid, query: { id: found.id } }]
    },
  },
  'supervision/settlement/index': { by: DISPATCHER, full: shownTo([undefined, DISPATCHER], ['unit', HEAD, { unit: 'T01' }]) },
  'supervision/assessment/index': { by: DISPATCHER },
  'supervision/issue/index': { by: DISPATCHER },
  'supervision/draw/index': { by: DISCIPLINE, full: async (filled) => (await drawn(filled), [{}]) },
}
