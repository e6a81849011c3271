import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { Offers } from '@/features/act/offers'
import { go } from '@/features/go'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'

import { OFFICER_FORMS } from '../forms'
import { CaseView } from './view'

/** One appeal and what I may do with it. */
export default function CasePage() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const query = useQuery('casework', 'open', { code })

  return (
    <Screen foot={query.value && <Offers offers={query.value.offers} status={query.value.status} forms={OFFICER_FORMS} onTake={(action) => go.officerAct(code, action)} />}>
      <Loaded query={query}>{(page) => <CaseView page={page} onChanged={() => void query.refresh()} />}</Loaded>
    </Screen>
  )
}
