import { useRef } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { call } from '@/api/call'
import { randomId } from '@/api/random'
import { ImportScreen } from '@/features/sheet/import-screen'

import { type Sheet, admin } from '../go'
import { SHEET_WORDS } from '../words'

/** A whole sheet of units comes in one call, for a village may stand before its township in it. */
const LIMITS = { units: { rows: 1000, whole: '表太大，请分成两份：先导入乡镇（街道）和部门，再导入村（社区）。' }, people: { rows: 300 } }

const VERBS = { units: 'importUnits', people: 'importPeople' } as const

const NEXT = { units: { words: '导入人员', go: () => void Taro.redirectTo({ url: '/admin/import/index?of=people' }) }, people: { words: '看邀请', go: admin.invitations } }

/** Bringing in units or people. */
export default function ImportPage() {
  const of: Sheet = useRouter().params['of'] === 'people' ? 'people' : 'units'
  const words = SHEET_WORDS[of]
  // One import for all parts of a file, so that it can be taken back as one.
  const named = useRef(randomId())
  return (
    <ImportScreen
      words={{ ...words, fill: `用“${words.template}”填表。${words.hint}` }}
      send={(part) => call('admin', VERBS[of], { ...part, import: named.current })}
      limit={LIMITS[of]}
      next={NEXT[of]}
      onAnew={() => void (named.current = randomId())}
    />
  )
}
