import type { Frame } from '../frame/frame'
import type { Navigation } from '../navigation'
import type { Session } from '../session'
import type { Settings } from '../settings'
import { answer, type Call, type Callbacks, type Calls, type Functions } from './calls'
import { canvasApi } from './canvas'
import { createCloud } from './cloud'
import { deviceApi } from './device'
import { createFiles, type Files } from './files'
import { mediaCalls } from './media'
import { navigationCalls } from './navigate'
import { networkApi } from './network'
import { personApi } from './person'
import { placeCalls } from './place'
import { queryFunctions } from './query'
import { createStorage } from './storage'
import { tabBarCalls } from './tabbar'
import { talkCalls } from './talk'

/** What of `wx` the rest of the phone uses. */
export interface Abilities {
  wx: Record<string, unknown>
  person: ReturnType<typeof personApi>
  files: Files
}

interface Parts {
  settings: Settings
  session: Session
  navigation: Navigation
  frame: Frame
}

/** Abilities a phone of this kind does not have: a program asks `if (wx.getRecorderManager)`. */
const ABSENT = new Set(['getRecorderManager', 'qy', 'createInterstitialAd', 'createRewardedVideoAd'])
/** Names that scripts ask of any object, and that are no abilities. */
const NO_ABILITY = new Set(['then', 'toJSON', 'webpackJsonp', '__esModule', 'default', '$$typeof', 'constructor', 'prototype'])

/** Everything a program finds on `wx`. An ability that is not here fails by its name, never in silence. */
export function createWx({ settings, session, navigation, frame }: Parts): Abilities {
  const files = createFiles(session.openid)
  const storage = createStorage(session.openid)
  const person = personApi(session)
  const network = networkApi(session, files)
  const device = deviceApi(settings, navigation)
  const canvas = canvasApi(files)
  const calls: Calls = {
    ...navigationCalls(navigation),
    ...tabBarCalls(frame.tabBar),
    ...storage.calls,
    ...talkCalls(),
    ...mediaCalls(files),
    ...placeCalls(),
    ...person.calls,
    ...network.calls,
    ...device.calls,
    ...canvas.calls,
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
    updateShareMenu: () => undefined,
  }
  const functions: Functions = {
    ...storage.functions,
    ...files.functions,
    ...person.functions,
    ...network.functions,
    ...device.functions,
    ...canvas.functions,
    ...queryFunctions(navigation),
    ...appListeners(),
    cloud: loud(createCloud(session, files), 'wx.cloud'),
    getFileSystemManager: () => loud({ ...asCallbacks(files.calls), ...files.atOnce }, 'FileSystemManager'),
    getLogManager: () => ({ log() {}, info() {}, warn() {}, debug() {} }),
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} }),
    nextTick: (run: () => void) => void setTimeout(run),
    arrayBufferToBase64: (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes))),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer,
  }
  const known: Record<string, unknown> = { ...asCallbacks(calls), ...functions }
  known['canIUse'] = (schema: string) => (schema.split('.')[0] ?? '') in known || /^[a-z-]+(\.|$)/.test(schema)
  return { wx: loud(known, 'wx'), person, files }
}

/** The listeners of the program's own life; the phone neither sleeps nor runs out of memory. */
function appListeners(): Functions {
  const names = ['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'AudioInterruptionBegin', 'AudioInterruptionEnd', 'LazyLoadError']
  return Object.fromEntries(names.flatMap((name) => [`on${name}`, `off${name}`]).map((name) => [name, () => undefined]))
}

/** Calls as WeChat offers them: `success`, `fail`, `complete`, or a promise. */
function asCallbacks(calls: Calls): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, (options?: Callbacks) => answer(name, options, () => (call as (options: Callbacks | undefined) => unknown)(options))]),
  )
}

/** The table with a warning for every name that it lacks. */
function loud(table: Functions, owner: string): Record<string, unknown> {
  return new Proxy(table as Record<string, unknown>, {
    get(known, name) {
      if (typeof name !== 'string' || name in known || ABSENT.has(name) || NO_ABILITY.has(name)) return Reflect.get(known, name) as unknown
      return (options?: Callbacks) => {
        const words = `${owner}.${name} is not simulated`
        console.error(words)
        return answer(name, options, (() => {
          throw new Error(words)
        }) as Call as () => unknown)
      }
    },
  })
}
