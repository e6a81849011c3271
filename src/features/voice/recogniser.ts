/** What WeChat's speech plugin offers (WechatSI, `getRecordRecognitionManager`). */
export interface Recogniser {
  onStop: (said: { result: string }) => void
  onError: (wrong: { msg: string; retcode: number }) => void
  start: (options: { lang: 'zh_CN'; /** Milliseconds, a minute at most. */ duration: number }) => void
  stop: () => void
}

declare const requirePlugin: ((name: string) => { getRecordRecognitionManager: () => Recogniser }) | undefined

/** The recogniser of this mini-program; null where the plugin is not part of the build, or the client lacks it. */
export function findRecogniser(): Recogniser | null {
  if (!SPEECH_PLUGIN || typeof requirePlugin !== 'function') return null
  try {
    return requirePlugin('WechatSI').getRecordRecognitionManager()
  } catch {
    return null
  }
}
