import Taro from '@tarojs/taro'

import { signal, useSignal } from './signal'

const online = signal(true)

/** Starts watching the network; once, at launch. */
export function watchNetwork(): void {
  void Taro.getNetworkType().then(({ networkType }) => online.set(networkType !== 'none'))
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected))
}

export function useOnline(): boolean {
  return useSignal(online)
}

export function isOnline(): boolean {
  return online.get()
}

/** Calls `listener` whenever the network comes back; returns the way to stop. */
export function onReturn(listener: () => void): () => void {
  return online.follow(() => {
    if (online.get()) listener()
  })
}
