import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'

/** From here on there is room for a list and a page side by side. */
const WIDE = 900

const isWide = () => Taro.getWindowInfo().windowWidth >= WIDE

/** Whether the window has room for two columns; follows it while it is resized. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    const resized = () => setWide(isWide())
    Taro.onWindowResize(resized)
    return () => Taro.offWindowResize(resized)
  }, [])
  return wide
}
