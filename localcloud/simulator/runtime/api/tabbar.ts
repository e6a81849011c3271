import type { TabBar } from '../frame/tabbar'
import type { Calls } from './calls'

interface Tab {
  index: number
}

/** The bar at the foot. */
export function tabBarCalls(bar: TabBar): Calls {
  return {
    setTabBarBadge: ({ index, text }: Tab & { text: string }) => bar.badge(index, text),
    removeTabBarBadge: ({ index }: Tab) => bar.badge(index, null),
    showTabBarRedDot: ({ index }: Tab) => bar.dot(index, true),
    hideTabBarRedDot: ({ index }: Tab) => bar.dot(index, false),
    showTabBar: () => bar.show(true),
    hideTabBar: () => bar.show(false),
  }
}
