import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'

import { useMe } from '@/features/session/me'
import { useOnline } from '@/ui/network'

import { useKeptOutings, type Kept } from './outing'
import { sendOutings } from './send'

/** The outings on this phone; what of them waits is sent as soon as there is a network, and when the page is come back to. */
export function useSentOutings(): Kept[] {
  const by = useMe()?.person
  const online = useOnline()
  useEffect(() => {
    if (online && by) void sendOutings(by)
  }, [online, by])
  useDidShow(() => {
    if (by) void sendOutings(by)
  })
  return useKeptOutings(by)
}
