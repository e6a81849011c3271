import type { Navigation } from '../navigation'
import type { Settings } from '../settings'
import type { Calls, Functions } from './calls'

const PLAIN_FONT = 16
const VERSION = '3.8.12'

/** The phone, its window and the program's own account. */
export function deviceApi(settings: Settings, navigation: Navigation): { calls: Calls; functions: Functions } {
  const screen = () => {
    const [screenWidth, screenHeight] = [window.innerWidth, window.innerHeight]
    const view = document.querySelector('.sim-views')
    const statusBarHeight = document.querySelector('.sim-status')?.clientHeight ?? 0
    const bottom = screenHeight - (Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--safe-bottom')) || 0)
    return {
      pixelRatio: window.devicePixelRatio,
      screenWidth,
      screenHeight,
      windowWidth: screenWidth,
      windowHeight: view?.clientHeight || screenHeight,
      statusBarHeight,
      screenTop: view?.getBoundingClientRect().top ?? 0,
      safeArea: { left: 0, right: screenWidth, top: statusBarHeight, bottom, width: screenWidth, height: bottom - statusBarHeight },
    }
  }
  const base = () => ({ SDKVersion: VERSION, version: '8.0.50', language: 'zh_CN', theme: 'light', enableDebug: false, host: { appId: '', env: 'WeChat' }, fontSizeScaleFactor: settings.scale, fontSizeSetting: PLAIN_FONT * settings.scale, mode: 'default' })
  const platform = settings.wide ? 'windows' : 'ios'
  const device = () => ({ brand: '本机模拟', model: settings.wide ? 'PC' : 'iPhone', system: settings.wide ? 'Windows 10' : 'iOS 17.0', platform, benchmarkLevel: 50, memorySize: 8192, abi: null })
  const system = () => ({ ...base(), ...device(), ...screen(), bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' })
  const launch = () => ({ path: settings.start.split('?')[0] || navigation.home, query: {}, scene: 1001, referrerInfo: {}, apiCategory: 'default' })
  const resize = new Map<unknown, () => void>()

  return {
    functions: {
      getSystemInfoSync: system,
      getWindowInfo: screen,
      getAppBaseInfo: base,
      getDeviceInfo: device,
      getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
      getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized', locationAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
      getMenuButtonBoundingClientRect: () => {
        const { left, right, top, bottom, width, height } = document.querySelector('.sim-capsule')?.getBoundingClientRect() ?? new DOMRect()
        return { left, right, top, bottom, width, height }
      },
      getLaunchOptionsSync: launch,
      getEnterOptionsSync: launch,
      getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' }, plugin: {} }),
      onWindowResize: (listener: (size: object) => void) => {
        const told = () => listener({ size: { windowWidth: window.innerWidth, windowHeight: screen().windowHeight } })
        resize.set(listener, told)
        window.addEventListener('resize', told)
      },
      offWindowResize: (listener: unknown) => {
        const told = resize.get(listener)
        if (told) window.removeEventListener('resize', told)
      },
      reportEvent: () => undefined,
      reportPerformance: () => undefined,
      getPerformance: () => ({ now: () => performance.now(), createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }) }),
      getUpdateManager: () => ({ onCheckForUpdate: (listener: (result: object) => void) => void setTimeout(() => listener({ hasUpdate: false })), onUpdateReady: () => undefined, onUpdateFailed: () => undefined, applyUpdate: () => undefined }),
      onKeyboardHeightChange: () => undefined,
      offKeyboardHeightChange: () => undefined,
      onMemoryWarning: () => undefined,
      onThemeChange: () => undefined,
      offThemeChange: () => undefined,
      onUserCaptureScreen: () => undefined,
      offUserCaptureScreen: () => undefined,
      onCopyUrl: () => undefined,
      offCopyUrl: () => undefined,
    },
    calls: {
      getSystemInfo: system,
      getSystemInfoAsync: system,
      vibrateShort: () => navigator.vibrate?.(15),
      vibrateLong: () => navigator.vibrate?.(400),
      hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
      setKeepScreenOn: () => undefined,
      setBackgroundColor: () => undefined,
      setBackgroundTextStyle: () => undefined,
      loadFontFace: () => undefined,
      preloadPage: () => undefined,
      setClipboardData: async ({ data }: { data: string }) => {
        clipboard = data
        // The browser may refuse its clipboard without a tap; the program's own copy stays right.
        await navigator.clipboard?.writeText(data).catch(() => undefined)
        await (window as unknown as { wx: { showToast(options: object): unknown } }).wx.showToast({ title: '内容已复制', icon: 'none' })
      },
      getClipboardData: () => ({ data: clipboard }),
    },
  }
}

let clipboard = ''
