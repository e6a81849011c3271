import Taro from '@tarojs/taro'
import type { CountName } from 'domain/ledger/figures'
import type { RankedKind } from 'domain/supervision/standings'

const to = (path: string, params: Record<string, string | undefined> = {}) => {
  const query = Object.entries(params).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&')
  void Taro.navigateTo({ url: `/supervision/${path}/index${query ? `?${query}` : ''}` })
}

/** The pages of supervision. */
export const supervision = {
  district: () => to('board', { view: 'district' }),
  unit: (unit?: string) => to('board', { view: 'unit', unit }),
  open: () => to('board', { view: 'public' }),
  /** The cases behind a number: of one month, or of the months between two. */
  cases: (figure: string, name: CountName, from?: string | null, until: string | null | undefined = from) => to('cases', { figure, name, from: from ?? undefined, until: until ?? undefined }),
  weekly: (unit?: string, week?: string) => to('weekly', { unit, week }),
  warnings: (unit?: string) => to('warnings', { unit }),
  warning: (id: string) => to('warning', { id }),
  topics: () => to('topics'),
  topic: (id: string) => to('topic', { id }),
  visits: () => to('visits'),
  visit: (id: string) => to('visit', { id }),
  draw: () => to('draw'),
  settlement: (unit?: string) => to('settlement', { unit }),
  assessment: () => to('assessment'),
  issue: () => to('issue'),
  list: (kind?: RankedKind, month?: string) => to('list', { kind, month }),
}
