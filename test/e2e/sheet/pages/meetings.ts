import { addDays, dayOf } from '../../../../domain/calendar/day'
import { ALWAYS_THE_SAME, DISPATCHER, HEAD, once, type Filled, type SheetPages } from '../page'

const KIND = 'joint'

/** A docket with an item on it, a meeting called with another, and one that was minuted and decided on. */
const called = once(async ({ stage }: Filled) => {
  const centre = stage.at('D', 'dispatcher')
  const today = dayOf(stage.cloud.clock.now())
  const { items } = await stage.ask(centre, 'casework', 'ledger', { open: true })
  const [first, second, third] = items.filter(({ village }) => village !== '').map(({ code }) => code)
  if (!first || !second || !third) throw new Error('fewer than three open appeals')
  const put = (code: string) => stage.ask(centre, 'supervision', 'putOnDocket', { kind: KIND, code, reason: '两家单位都说不归自己管，请上会定下来' })
  await put(first)
  await put(second)
  const { id } = await stage.ask(centre, 'supervision', 'callMeeting', { kind: KIND, on: today, time: '09:30', place: '区中心二楼会议室' })
  await put(third)
  const { version } = await stage.ask(centre, 'supervision', 'minuteItem', { id, version: 1, code: first, words: '由交通局牵头，水利局配合，一次修好。', decisions: [{ words: '十个工作日内修好路面和水渠', owner: 'T01', dueOn: addDays(today, 14) }] })
  return { id, second, decision: `${id}-${version}-1`, paper: `${KIND}:${second}` }
})

/** Dockets, meetings and what they decided. */
export const MEETINGS: SheetPages = {
  'meetings/hub/index': { by: DISPATCHER, full: async (filled) => (await called(filled), [{}]) },
  'meetings/docket/index': {
    by: DISPATCHER,
    bare: { kind: KIND },
    full: async (filled) => (await called(filled), [{ query: { kind: KIND }, then: (phone) => phone.tap('已列入') }]),
  },
  'meetings/paper/index': { by: DISPATCHER, full: async (filled) => [{ query: { id: (await called(filled)).paper } }] },
  // It asks no function before one sends.
  'meetings/call/index': { by: DISPATCHER, states: ALWAYS_THE_SAME, full: () => [{ query: { kind: KIND } }] },
  'meetings/meeting/index': { by: DISPATCHER, full: async (filled) => [{ query: { id: (await called(filled)).id } }] },
  'meetings/minute/index': {
    by: DISPATCHER,
    full: async (filled) => {
      const { id, second } = await called(filled)
      return [{ query: { id, code: second }, then: (phone) => phone.tap('加一项决定') }]
    },
  },
  'meetings/close/index': { by: DISPATCHER, full: async (filled) => [{ query: { id: (await called(filled)).id } }] },
  'meetings/decisions/index': { by: HEAD, full: async (filled) => (await called(filled), [{}]) },
  'meetings/decision/index': { by: HEAD, full: async (filled) => [{ query: { id: (await called(filled)).decision } }] },
}
