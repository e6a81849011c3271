import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'

import { useQuery } from '@/api/cache'
import { useMe } from '@/features/session/me'
import { MeAwaited } from '@/features/session/me-awaited'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'

import { WeekOverview } from './overview'
import { ReturnView } from './return-view'

/** A unit's return of a week; at the centre, who has sent theirs. */
export default function WeeklyPage() {
  const { unit, week } = useRouter().params
  const me = useMe()
  const centre = me?.posts.some(({ kind }) => kind === 'centre')
  if (!me) return <MeAwaited />
  return centre && !unit ? <WeekOverview week={week} /> : <OneReturn unit={unit} week={week} />
}

function OneReturn({ unit, week }: { unit?: string; week?: string }) {
  const input = useMemo(() => ({ ...(unit && { unit }), ...(week && { week }) }), [unit, week])
  const query = useQuery('supervision', 'weekly', input)
  if (!query.value) return <Screen><Loaded query={query}>{() => null}</Loaded></Screen>
  return <ReturnView key={`${query.value.week}:${query.value.unit}`} value={query.value} onChanged={() => void query.refresh()} />
}
