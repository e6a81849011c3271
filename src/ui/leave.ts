import Taro from '@tarojs/taro'

/** Where one begins. */
const FIRST = '/pages/home/index'

/** Whether a page lies under this one; none does below a shared link or a message. */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** Leaves a page that has nothing to show: back, or to where one begins. */
export function leave(): void {
  void (canGoBack() ? Taro.navigateBack() : Taro.switchTab({ url: FIRST }))
}
