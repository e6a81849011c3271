import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FunctionName } from '../../server/contract'
import { ANSWERS, CODE } from './answers'

/** The compiled mini-program, as it is uploaded. */
export const DIST = path.join(__dirname, '../../dist/weapp')

if (!existsSync(path.join(DIST, 'app.json'))) throw new Error('dist/weapp holds no compiled mini-program: run `npm run build`, or `npm test`, which builds first')

// A CommonJS package that puts `Component`, `wx` and `Behavior` into the global scope.
const simulate = require('miniprogram-simulate')

/** What a mini-program finds in its global scope. */
const world = globalThis as unknown as { wx: Record<string, unknown>; Component(definition: object): void }

interface Asked {
  name: FunctionName
  data: { action: string; input: unknown; requestId: string }
}

type Rendered = ReturnType<typeof simulate.render>

/** What the program asked of its functions, and where it went. */
export const device = { asked: [] as Asked[], went: [] as string[], /** What is answered in place of the usual, by `function.action`. */ instead: new Map<string, unknown>() }

/** What the phone kept from an earlier visit: the receipt of an appeal, an outing that goes on. */
const storage = new Map<string, unknown>([
  [`cache:receipt:${CODE}`, ANSWERS.appeal.submit],
  ['cache:last-place', { village: 'T01V01', spot: '' }],
  ['drafts:outings', [{ id: 'outing-0002', changedAt: 1, content: { by: 'p-1', begun: { kind: 'visit', village: 'T01V01', spot: '', from: 1_772_409_600_000, with: [], company: '' }, state: { is: 'refused', problem: { code: 'INVALID', message: '要改' } }, heard: [] } }]],
])
const APP = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8')) as { pages: string[]; subPackages: { root: string; pages: string[] }[] }

/** Every page of the program, those of its subpackages too. */
export const ROUTES = [...APP.pages, ...APP.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]

const answerOf = ({ name, data: { action } }: Asked): unknown => {
  const instead = device.instead.get(`${name}.${action}`)
  if (instead) return instead
  const answers = ANSWERS[name] as Record<string, unknown>
  if (!(action in answers)) throw new Error(`nothing is answered to ${name}.${action}`)
  return { ok: true, value: answers[action] }
}

const NOWHERE: Record<string, () => unknown> = Object.fromEntries(['in', 'select', 'selectAll', 'selectViewport', 'fields', 'boundingClientRect', 'node', 'exec'].map((name) => [name, () => NOWHERE]))

/** Starts the program in a simulated WeChat without a network: functions answer by their contract. */
export function boot(): void {
  const go = ({ url }: { url: string }) => (device.went.push(url), Promise.resolve())
  Object.assign(world.wx, {
    cloud: {
      init: () => undefined,
      callFunction: async (asked: Asked) => (device.asked.push(asked), { result: answerOf(asked) }),
    },
    canIUse: (ability: string) => ability in world.wx,
    getLaunchOptionsSync: () => ({ path: '', query: {} }),
    getEnterOptionsSync: () => ({}),
    getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812, pixelRatio: 2 }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    setStorage: async ({ key, data }: { key: string; data: unknown }) => void storage.set(key, data),
    removeStorage: async ({ key }: { key: string }) => void storage.delete(key),
    getNetworkType: async () => ({ networkType: 'wifi' }),
    onNetworkStatusChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    pageScrollTo: async () => undefined,
    showToast: async () => undefined,
    // Nothing is laid out here, so that nothing is found by a query.
    createSelectorQuery: () => NOWHERE,
    nextTick: (step: () => void) => setTimeout(step),
    navigateTo: go,
    redirectTo: go,
    switchTab: go,
  })
  let app: Record<string, unknown> & { onLaunch?(options: unknown): void } = {}
  Object.assign(world, {
    App: (definition: typeof app) => {
      app = definition
      definition.onLaunch?.({ path: '', query: {} })
    },
    getApp: () => app,
    getCurrentPages: () => [],
    Page: ({ data, ...methods }: Record<string, unknown>) => world.Component({ data, methods: Object.fromEntries(Object.entries(methods).filter(([, method]) => typeof method === 'function')) }),
  })
  require(path.join(DIST, 'app.js'))
}

const loaded = new Map<string, string>()

/** A page's component, registered once: a second registration of one is refused. */
function componentOf(route: string): string {
  const known = loaded.get(route) ?? (simulate.load(path.join(DIST, route), { compiler: 'official', rootPath: DIST }) as string)
  loaded.set(route, known)
  return known
}

/** Opens a page as WeChat would: loaded, shown, ready. What it asks for arrives later. */
export function open(route: string, query: Record<string, string> = {}): Rendered {
  const page = simulate.render(componentOf(route))
  page.attach(document.body)
  Object.assign(page.instance, { route })
  page.instance.onLoad(query)
  page.instance.onShow?.()
  page.instance.onReady?.()
  return page
}

const PATIENCE_MS = 5000
const LOOK_AGAIN_MS = 20

/** Waits until something holds. @throws with what is read on the page when it does not in time. */
async function until(page: Rendered, holds: () => boolean, wish: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${wish}; the page reads “${words(page)}”`)
    await simulate.sleep(LOOK_AGAIN_MS)
  }
}

/** What one reads on a page. */
export const words = (page: Rendered): string => page.dom.textContent ?? ''

/** Waits until these words are on the page. */
export const see = (page: Rendered, text: string | RegExp): Promise<void> =>
  until(page, () => (typeof text === 'string' ? words(page).includes(text) : text.test(words(page))), `does not show ${String(text)}`)

/** Waits until the program went somewhere, and tells where. */
export async function gone(page: Rendered): Promise<string> {
  await until(page, () => device.went.length > 0, 'went nowhere')
  return device.went.at(-1)!
}

/** Taps the button with these words, once it is there. */
export async function tap(page: Rendered, text: string): Promise<void> {
  const find = () => [...(page.querySelectorAll('.button, .home-door__button') as any[])].find((one) => (one.dom.textContent ?? '').includes(text))
  await until(page, () => Boolean(find()), `has no button “${text}”`)
  find().dispatchEvent('tap')
}
