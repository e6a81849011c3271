import Taro from '@tarojs/taro'

const query = (params: Record<string, string | undefined>) =>
  Object.entries(params)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&')

/** Opens a page over this one. */
export const to = (path: string, params: Record<string, string | undefined> = {}) => void Taro.navigateTo({ url: `${path}?${query(params)}` })

/** Where one can go. */
export const go = {
  form: (params: { draft?: string } = {}) => to('/pages/form/index', params),
  /** A page with its query, as messages name it. */
  path: (page: string) => void Taro.navigateTo({ url: `/${page}` }),
  appeal: (code: string) => to('/pages/appeal/index', { code }),
  act: (code: string, action: string) => to('/pages/act/index', { code, action }),
  result: (code: string) => to('/pages/result/index', { code }),
  lookup: () => to('/pages/lookup/index'),
  join: (code: string) => to('/pages/join/index', { code }),
  privacy: () => to('/pages/privacy/index'),
  ownData: () => to('/own/data/index'),
  messages: () => to('/pages/messages/index'),
  settings: () => to('/pages/settings/index'),
  feedback: () => to('/pages/feedback/index'),
  receipt: (code: string) => void Taro.redirectTo({ url: `/pages/receipt/index?code=${encodeURIComponent(code)}` }),
  answer: (id: string) => to('/ask/answer/index', { id }),
  invited: () => to('/admin/accept/index'),
  begin: () => to('/admin/begin/index'),
  errands: () => to('/errands/mine/index'),
  asked: () => to('/ask/list/index'),
  home: () => void Taro.switchTab({ url: '/pages/home/index' }),
  mine: () => void Taro.switchTab({ url: '/pages/mine/index' }),
  published: () => void Taro.switchTab({ url: '/pages/published/index' }),
  desk: () => to('/officer/desk/index'),
  case: (code: string) => to('/officer/case/index', { code }),
  compare: (code: string) => to('/officer/compare/index', { code }),
  // Whether two are one matter is seen with both texts side by side.
  officerAct: (code: string, action: string) => (action === 'merge' ? go.compare(code) : to('/officer/act/index', { code, action })),
  run: (tasks: string) => to('/officer/run/index', { tasks }),
  ledger: () => to('/officer/ledger/index'),
  calendar: () => to('/officer/calendar/index'),
  reveals: () => to('/officer/reveals/index'),
  replies: () => to('/officer/replies/index'),
  thinkTank: () => to('/officer/think-tank/index'),
  officerMessages: () => to('/officer/messages/index'),
  responsibility: () => to('/officer/responsibility/index'),
  intake: () => to('/officer/intake/index'),
  visits: () => to('/supervision/visits/index'),
  board: (view: 'district' | 'unit' | 'public') => to('/supervision/board/index', { view }),
}

/** Calls a number, where the phone asks once more. */
export function dial(phoneNumber: string): void {
  void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
