import type { Stage } from '../../../scripts/local/stage'
import { type WaitingStep, waitingList } from '../../../scripts/local/waiting'
import { RESIDENT_FORMS } from '../../../src/features/act/resident-forms'
import { OFFICER_FORMS } from '../../../src/officer/forms'
import { VILLAGE, type Filled, type Possible } from './page'

const ofCadre = ({ page }: WaitingStep) => !page.startsWith('pages/')

/** What a filled district has to open pages with. @throws when it leaves one without an example. */
export async function lookThrough(stage: Stage): Promise<Filled> {
  const steps = await waitingList(stage.cloud, stage.district)
  const actions = await possibleActions(stage, steps)
  const resident = await busiest(stage)
  const published = (await stage.ask({ openid: resident.openid }, 'appeal', 'published', {})).items[0]
  if (!published || new Set(actions.map(({ fn }) => fn)).size < 2) throw new Error('the filled district has no example of a result or an action')
  return { stage, resident, published: published.code, cases: firstOf(steps.filter(ofCadre), ({ role }) => role), actions }
}

/** Who of the first village has most appeals, with up to three of them in different states. */
async function busiest(stage: Stage): Promise<Filled['resident']> {
  const residents = stage.district.people.filter(({ place, posts }) => place?.village === VILLAGE && posts.length === 0)
  const lists = await Promise.all(residents.map(async ({ openid }) => ({ openid, cards: (await stage.ask({ openid }, 'appeal', 'mine', {})).items })))
  const [most] = lists.sort((a, b) => b.cards.length - a.cards.length)
  if (!most?.cards.length) throw new Error(`nobody of ${VILLAGE} has an appeal`)
  return { openid: most.openid, codes: firstOf(most.cards, ({ status }) => status).slice(0, 3).map(({ code }) => code) }
}

/** One example of each action with a form, as the pages that wait for somebody offer it. */
async function possibleActions(stage: Stage, steps: readonly WaitingStep[]): Promise<Possible[]> {
  const found = new Map<string, Possible>()
  for (const step of steps) {
    const { openid, code } = step
    const fn = ofCadre(step) ? 'casework' : 'appeal'
    const forms: Readonly<Record<string, unknown>> = fn === 'appeal' ? RESIDENT_FORMS : OFFICER_FORMS
    const answer = await stage.call({ openid }, fn, 'open', { code })
    for (const { action, refusal } of answer.ok ? answer.value.offers : []) {
      const key = `${fn} ${action}`
      if (refusal === null && forms[action] && !found.has(key)) found.set(key, { openid, code, fn, action })
    }
  }
  return [...found.values()]
}

/** The first of each kind. */
function firstOf<T>(all: readonly T[], kind: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(kind(one)) && seen.add(kind(one)))
}
