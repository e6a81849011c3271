import { useRouter } from '@tarojs/taro'

import { Screen } from '@/ui/screen'

import { UnitPane } from '../parts/unit-pane'

/** One unit on a page of its own. */
export default function UnitPage() {
  const { id = '' } = useRouter().params
  return (
    <Screen wide>
      <UnitPane id={id} />
    </Screen>
  )
}
