import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { Offers } from '@/features/act/offers'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'
import { Overview } from '@/features/appeal/overview'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Loaded } from '@/ui/loaded'

/** One appeal of mine: how it stands and what I may do. */
export default function AppealPage() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const query = useQuery('appeal', 'open', { code })

  return (
    <ResidentScreen foot={query.value && <Offers offers={query.value.offers} forms={RESIDENT_FORMS} onTake={(action) => go.act(code, action)} />}>
      <Loaded query={query}>{(page) => <Overview page={page} />}</Loaded>
    </ResidentScreen>
  )
}
