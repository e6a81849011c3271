/** A compiled mini-program, as `build.ts` leaves it in the page. Paths carry no extension, except the modules'. */
export interface Program {
  json: { app: AppConfig } & Record<string, PageConfig>
  /** The style sheets that hold for one page only, by route. */
  styles: Record<string, string>
  templates: Record<string, unknown>
  modules: Record<string, (require: (file: string) => unknown, module: { exports: unknown }, exports: unknown) => void>
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  window?: PageConfig
  tabBar?: TabBarConfig
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
  custom?: boolean
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}

export interface PageConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
  usingComponents?: Record<string, string>
}

/** All pages, those of subpackages by their full path. */
export function routesOf(app: AppConfig): string[] {
  return [...app.pages, ...(app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) => pages.map((page) => resolve(`${root}/`, page)))]
}

/** `target` seen from the file `from`, both inside the program; a leading slash means its root. */
export function resolve(from: string, target: string): string {
  return decodeURIComponent(new URL(target, `http://program/${from}`).pathname.slice(1))
}
