import { createWx } from './api'
import { showModal, showSheet } from './api/talk'
import { defineElements } from './elements'
import { BUILT_INS, tagOf } from './elements/names'
import { provide } from './elements/services'
import { report, watchErrors } from './errors'
import { listenToFingers } from './events'
import { createFrame } from './frame/frame'
import { fitFrame } from './frame/size'
import { adaptNodes, Backend, MiniProgramEnv } from './glass'
import { Modules, onFrameworkError } from './modules'
import { Navigation } from './navigation'
import { openTypes } from './open-types'
import type { Program } from './program'
import { openSession, type Session } from './session'
import { readSettings } from './settings'
import { followClock } from './time'

declare global {
  interface Window {
    __program: Program
    /** The phone's switches, for the console and the tests. */
    __simulator: { setOnline(online: boolean): void; navigation: Navigation; session: Session }
  }
}

interface Application extends Record<string, unknown> {
  onLaunch?(options: unknown): void
  onShow?(options: unknown): void
  onPageNotFound?(options: unknown): void
}

/** Starts the program that `app.js` left in the page. */
async function start(): Promise<void> {
  watchErrors()
  await followClock()
  onFrameworkError(report)
  adaptNodes()
  defineElements()
  listenToFingers()

  const program = window.__program
  const settings = readSettings(location)
  const session = openSession(settings.openid, settings.online)
  fitFrame(settings)

  const environment = new MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  for (const each of [environment.getGlobalCodeSpace(), space]) {
    for (const name of BUILT_INS) each.getComponentSpace().setGlobalUsingComponent(name, tagOf(name))
  }
  const backend = environment.associateBackend(new Backend())
  const modules = new Modules(program, space)

  const frame = createFrame(program.json.app.tabBar, {
    back: () => void navigation.navigateBack().catch(() => undefined),
    home: () => navigation.reLaunch(`/${navigation.home}`),
    menu: () => void menu(navigation),
    tab: (index) => navigation.tapTab(index),
  })
  const navigation: Navigation = new Navigation({
    program,
    frame,
    createRoot(route) {
      modules.define(route)
      return backend.createRoot('wx-page', space, route)
    },
    confirmLeave: async (content) => (await showModal({ content })).confirm,
  })
  const { wx, ...abilities } = createWx({ settings, session, navigation, frame })
  provide(openTypes(wx, abilities, navigation))

  let application: Application = {}
  const launch = wx['getLaunchOptionsSync'] as () => unknown
  Object.assign(window, {
    wx,
    global: window,
    App(definition: Application) {
      application = definition
      definition.onLaunch?.(launch())
      definition.onShow?.(launch())
    },
    getApp: () => application,
    getCurrentPages: () => navigation.pages.map(({ instance }) => instance),
    __simulator: { setOnline: (online: boolean) => session.network.set(online), navigation, session },
  })
  listenToConsole(session)
  modules.run('app.js')
  navigation.start(decodeURI(settings.start) || `/${navigation.home}`)
}

/** The capsule's menu: sharing where the page offers it, and a fresh start. */
async function menu(navigation: Navigation): Promise<void> {
  const page = navigation.top
  const items = [...(page.has('onShareAppMessage') ? ['转发给朋友'] : []), '重新进入小程序']
  const choice = await showSheet(items, { title: '本机模拟，不是真实微信' })
  if (choice === null) return
  if (items[choice] === '重新进入小程序') return location.reload()
  const card = page.call('onShareAppMessage', { from: 'menu', target: undefined }) as { title?: string; path?: string } | undefined
  await showModal({ title: '转发（本机模拟）', content: `${card?.title ?? page.title}\n${card?.path ?? `/${page.route}`}`, showCancel: false })
}

/** The console beside the phone switches its network. */
function listenToConsole(session: Session): void {
  window.addEventListener('message', ({ data, origin }: MessageEvent<{ simulator?: { online?: boolean } } | null>) => {
    const online = data?.simulator?.online
    if (origin === location.origin && online !== undefined) session.network.set(online)
  })
}

start().catch(report)
