/** Someone who can hold the phone. */
export interface Person {
  openid: string
  name: string
  role: string
  unit: string
  group: string
  /** The account at WeCom, for those who are told there. */
  wecom?: string
}

/** A next step, by whom and why; `page` is where it is done. */
export interface Waiting {
  openid: string
  name: string
  role: string
  unit: string
  code: string
  why: string
  page: string
}

/** A message as the stand-in for WeChat kept it. */
export interface Message {
  id: string
  at: string
  channel: 'subscription' | 'wecom'
  title: string
  description?: string
  page: string | null
  fields?: readonly { name: string; label: string; value: string }[]
}

async function request<T>(path: string, body?: object): Promise<T> {
  const init: RequestInit = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}
  const response = await fetch(path, init)
  if (!response.ok) throw new Error(`${path}：${(await response.text()).slice(0, 200)}`)
  return (await response.json()) as T
}

/** What the console asks of the local cloud, and of the application through it. */
export const server = {
  people: () => request<Person[]>('/console/people'),
  waiting: () => request<Waiting[]>('/console/waiting'),
  now: async () => new Date((await request<{ now: string }>('/clock')).now),
  moveClock: (move: { to: string } | { advance: string }) => request('/clock', move),
  nextWorkingDay: () => request('/console/next-working-day', {}),
  reset: () => request('/console/reset', {}),
  async messages({ openid, wecom }: Pick<Person, 'openid' | 'wecom'>): Promise<Message[]> {
    const queries = [`openid=${encodeURIComponent(openid)}`, ...(wecom ? [`wecom=${encodeURIComponent(wecom)}`] : [])]
    const lists = await Promise.all(queries.map((query) => request<{ messages: Message[] }>(`/messages?${query}`)))
    return lists.flatMap(({ messages }) => messages).sort((a, b) => b.at.localeCompare(a.at))
  },
}
