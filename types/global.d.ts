declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}

/** The CloudBase environment the build is for; empty is the one the mini-program is bound to. */
declare const CLOUD_ENV: string

/** The version of WeChat's speech plugin that the build carries; empty without it. */
declare const SPEECH_PLUGIN: string
