import type { Page } from 'playwright-core'

/** What a screen can be found in. */
export type State = 'empty' | 'loading' | 'full' | 'error'

export interface StateSpec {
  readonly words: string
  /** Done to a page before the program starts in it. */
  readonly prepare: (page: Page) => Promise<void>
}

const FUNCTIONS = '**/functions/**'

/** How each state comes about: by what happens to the calls of functions, never by a page's own doing. */
export const STATES: Readonly<Record<State, StateSpec>> = {
  empty: { words: '没有内容', prepare: async () => undefined },
  loading: { words: '正在读', prepare: async (page) => void (await page.route(FUNCTIONS, () => new Promise(() => undefined))) },
  full: { words: '有内容', prepare: async () => undefined },
  error: { words: '没有网络', prepare: async (page) => void (await page.route(FUNCTIONS, (route) => route.abort('connectionreset'))) },
}

/** How a screen is looked at. */
export type Look = 'normal' | 'large' | 'huge' | 'wide'

export const LOOKS: Readonly<Record<Look, { words: string; width: number; height: number; scale: number }>> = {
  normal: { words: '普通字号 375×812', width: 375, height: 812, scale: 1 },
  large: { words: '大字号 375×812', width: 375, height: 812, scale: 1.4 },
  huge: { words: '特大字号 375×812', width: 375, height: 812, scale: 1.75 },
  wide: { words: '宽屏 1024×768', width: 1024, height: 768, scale: 1 },
}

/** Looked at in every size but this one unless they name it: the two around it find what is wrong with most screens. */
const BETWEEN: readonly Look[] = ['large']

/** Whether a screen that names these sizes, or none, is looked at in one. */
export const looksAt = (looks: readonly Look[] | undefined, look: Look): boolean => (looks ? looks.includes(look) : !BETWEEN.includes(look))

/** For the screens that most residents see. */
export const EVERY_LOOK = Object.keys(LOOKS) as Look[]
