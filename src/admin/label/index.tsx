import { useRouter } from '@tarojs/taro'

import { LabelView } from '../parts/label-view'

/** One category or tag, or a new one, on a phone. */
export default function LabelPage() {
  const { of, id } = useRouter().params
  return <LabelView of={of === 'tag' ? 'tag' : 'category'} id={id} />
}
