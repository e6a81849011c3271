import { type PropsWithChildren } from 'react'
import Taro, { useLaunch } from '@tarojs/taro'

import { watchConsent } from '@/ui/consent'
import { watchNetwork } from '@/ui/network'

import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    watchConsent()
    Taro.cloud.init({ env: CLOUD_ENV || undefined, traceUser: true })
  })
  return children
}
