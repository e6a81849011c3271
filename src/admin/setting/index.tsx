import { useRouter } from '@tarojs/taro'

import { SettingView } from '../parts/setting-view'

/** One setting on a phone. */
export default function SettingPage() {
  return <SettingView name={useRouter().params.name} />
}
