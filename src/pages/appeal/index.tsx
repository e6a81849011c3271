import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { isOpen } from 'domain/appeal/statuses'

import { useQuery } from '@/api/cache'
import { Offers } from '@/features/act/offers'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'
import { Overview } from '@/features/appeal/overview'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'

/** One appeal of mine: how it stands and what I may do. */
export default function AppealPage() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const query = useQuery('appeal', 'open', { code })

  useShareAppMessage(() => ({ title: '您也遇到了这件事？一起反映', path: `/pages/join/index?code=${encodeURIComponent(code)}` }))
  // A complaint is nobody else's to join.
  const shareable = query.value && query.value.kind !== 'complaint' && isOpen(query.value.status)

  return (
    <ResidentScreen foot={query.value && <Offers offers={query.value.offers} status={query.value.status} forms={RESIDENT_FORMS} onTake={(action) => go.act(code, action)} />}>
      <Loaded query={query}>{(page) => <Overview page={page} />}</Loaded>
      {shareable && (
        <Button look='plain' icon='user' openType='share'>
          转给也遇到这件事的邻居
        </Button>
      )}
    </ResidentScreen>
  )
}
