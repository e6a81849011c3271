import { CLOCK_WORDS, nextMorning } from './moment'
import { HttpError, type LocalCloud, type Route, sendJson } from '../../localcloud'
import type { SampleDistrict } from '../sample/district'
import { fill } from './fill'
import { peopleList } from './people'
import { waitingList } from './waiting'

/** What the console needs to be told of the application. */
export interface ConsoleFacts {
  district: SampleDistrict
  /** How many valid appeals a reset puts in; null leaves the district empty. */
  valid: number | null
}

/** The name and the notes that the console shows for this application. */
export const CONSOLE_PAGE = { title: '群众诉求大起底 · 本机', links: [{ text: CLOCK_WORDS, href: '/clock' }] } as const

/** The console's questions to the application: who there is, who must act now, the next morning, everything anew. */
export function consoleAnswers({ district, valid }: ConsoleFacts): Route[] {
  const people = peopleList(district)
  let resetting = false

  const reset = async (cloud: LocalCloud): Promise<object> => {
    if (resetting) throw new HttpError(409, '正在重置，请稍等')
    resetting = true
    try {
      await cloud.clear()
      return valid === null ? {} : await fill(cloud, valid)
    } finally {
      resetting = false
    }
  }

  return [
    { method: 'GET', path: '/console/people', handle: (_req, res) => sendJson(res, 200, people) },
    { method: 'GET', path: '/console/waiting', handle: async (_req, res, cloud) => sendJson(res, 200, resetting ? [] : await waitingList(cloud, district)) },
    {
      method: 'POST',
      path: '/console/next-working-day',
      handle: async (_req, res, cloud) => {
        const firings = await cloud.clock.set(nextMorning(cloud.clock.now()))
        sendJson(res, 200, { now: new Date(cloud.clock.now()).toISOString(), firings: firings.length })
      },
    },
    { method: 'POST', path: '/console/reset', handle: async (_req, res, cloud) => sendJson(res, 200, await reset(cloud)) },
  ]
}
