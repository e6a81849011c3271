import { findIn } from '../find'
import type { Navigation } from '../navigation'
import type { Calls } from './calls'

interface Target {
  url: string
  events?: Record<string, (...values: unknown[]) => void>
}

/** Moving between pages, and what stands above and below them. */
export function navigationCalls(navigation: Navigation): Calls {
  return {
    navigateTo: ({ url, events = {} }: Target) => {
      const eventChannel = navigation.navigateTo(url, (channel) => {
        for (const [name, listener] of Object.entries(events)) channel.on(name, listener)
      })
      return { eventChannel }
    },
    redirectTo: ({ url }: Target) => navigation.redirectTo(url),
    reLaunch: ({ url }: Target) => navigation.reLaunch(url),
    switchTab: ({ url }: Target) => navigation.switchTab(url),
    navigateBack: (options?: { delta?: number }) => navigation.navigateBack(options?.delta),
    enableAlertBeforeUnload: ({ message }: { message: string }) => {
      navigation.top.alert = message
    },
    disableAlertBeforeUnload: () => {
      navigation.top.alert = null
    },
    setNavigationBarTitle: ({ title }: { title: string }) => {
      navigation.top.title = title
      navigation.refresh()
    },
    setNavigationBarColor: ({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) => {
      Object.assign(navigation.top.config, {
        navigationBarTextStyle: frontColor === '#ffffff' ? 'white' : 'black',
        navigationBarBackgroundColor: backgroundColor,
      })
      navigation.refresh()
    },
    showNavigationBarLoading: () => loading(navigation, true),
    hideNavigationBarLoading: () => loading(navigation, false),
    hideHomeButton: () => undefined,
    startPullDownRefresh: () => navigation.top.pull.start(),
    stopPullDownRefresh: () => navigation.top.pull.stop(),
    pageScrollTo: ({ scrollTop, selector, duration = 300, offsetTop = 0 }: { scrollTop?: number; selector?: string; duration?: number; offsetTop?: number }) => {
      const { scroller } = navigation.top.view
      const target = selector ? findIn(navigation.top.element, selector)[0] : undefined
      const top = target ? scroller.scrollTop + target.getBoundingClientRect().top - scroller.getBoundingClientRect().top + offsetTop : scrollTop
      scroller.scrollTo?.({ top: top ?? 0, behavior: duration > 0 ? 'smooth' : 'auto' })
    },
  }
}

function loading(navigation: Navigation, on: boolean): void {
  navigation.top.loading = on
  navigation.refresh()
}
