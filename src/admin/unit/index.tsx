import { useRouter } from '@tarojs/taro'

import { Screen } from '@/ui/screen'

import { UnitPane } from '../parts/unit-pane'

/** One unit on a phone. */
export default function UnitPage() {
  const { id = '' } = useRouter().params
  return (
    <Screen>
      <UnitPane id={id} />
    </Screen>
  )
}
