import { useRouter } from '@tarojs/taro'

import { ActPage } from '@/features/act/act-page'

import { Compare } from '../compare/compare'
import { OFFICER_FORMS } from '../forms'
import { OFFICER_OWN } from '../own'

/** What a cadre does with an appeal. Whether two are one matter is seen with both texts side by side, whatever way led here. */
export default function OfficerActPage() {
  const { params } = useRouter()
  return params.action === 'merge' ? <Compare /> : <ActPage fn='casework' forms={OFFICER_FORMS} own={OFFICER_OWN} />
}
