import { codeOf } from '../../../domain/appeal/code'
import type { Stage } from '../../../scripts/local/stage'
import { lookThrough } from './filled'
import { openidOf, type Screen, type SheetPage } from './page'
import { PAGES } from './pages'
import type { State } from './states'

/** Whether a screen is wanted, by the beginning of its name. */
export type Wanted = (name: string) => boolean

/** What every page is opened with where nothing exists: ids of nothing, in each name that a page reads one from. */
const NOTHING = { code: codeOf(2026, 999_999), id: 'nothing-0000', outing: 'nothing-0000', box: 'nothing-0000', opening: 'nothing-0000' }

const nameOf = (route: string) => route.replace(/^pages\//, '').replace(/\/index$/, '').replace(/\//g, '-')
const queryOf = (query: Readonly<Record<string, string>>) => new URLSearchParams(query).toString().replace(/\+/g, '%20')
const pages = (state: State): [route: string, page: SheetPage][] => Object.entries(PAGES).filter(([, { states }]) => !states || states.includes(state))

/** Every page in a state in which nothing that it is given exists, or nothing arrives. */
export function bareScreens(stage: Stage, state: Exclude<State, 'full'>, wanted: Wanted): Screen[] {
  return pages(state)
    .map(([route, { by, bare }]) => ({ name: nameOf(route), route, query: queryOf({ ...NOTHING, ...bare }), openid: openidOf(stage, by), state }))
    .filter(({ name }) => wanted(name))
}

/** Every page with much on it. @throws when the district leaves a page without an example. */
export async function fullScreens(stage: Stage, wanted: Wanted, partly: Wanted): Promise<Screen[]> {
  const filled = await lookThrough(stage)
  const screens: Screen[] = []
  for (const [route, { by, full }] of pages('full').filter(([route]) => partly(nameOf(route)))) {
    const shown = full ? await full(filled) : [{}]
    if (shown.length === 0) throw new Error(`the filled district has nothing to show on ${route}`)
    for (const { as, openid = openidOf(stage, by), query = {}, kept, then, looks } of shown) {
      screens.push({ name: as ? `${nameOf(route)}-${as}` : nameOf(route), route, query: queryOf(query), openid, state: 'full', ...(kept && { kept }), ...(then && { then }), ...(looks && { looks }) })
    }
  }
  return screens.filter(({ name }) => wanted(name))
}
