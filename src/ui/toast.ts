import Taro from '@tarojs/taro'

/** Says something that needs no answer. Whatever does need one gets words on the page instead. */
export function toast(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 2400 })
}
