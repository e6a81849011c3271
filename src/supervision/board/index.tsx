import { useRouter } from '@tarojs/taro'

import { DistrictBoard, PublicBoardView, UnitBoardView } from './boards'

/** Figures of the district for who leads it, of a unit for itself and those above, of the whole for everyone. */
export default function BoardPage() {
  const { view, unit } = useRouter().params
  if (view === 'district') return <DistrictBoard />
  return view === 'unit' ? <UnitBoardView unit={unit} /> : <PublicBoardView />
}
