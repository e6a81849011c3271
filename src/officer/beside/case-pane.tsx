import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { Offers } from '@/features/act/offers'
import { go } from '@/features/go'
import { Loaded } from '@/ui/loaded'

import { CaseView } from '../case/view'
import { OFFICER_FORMS } from '../forms'

/** A case beside the list, in a wide window. */
export function CasePane({ code }: { code: string }) {
  const query = useQuery('casework', 'open', { code })
  return (
    <View>
      <Loaded query={query}>{(page) => <CaseView page={page} onChanged={() => void query.refresh()} />}</Loaded>
      {query.value && <Offers offers={query.value.offers} status={query.value.status} forms={OFFICER_FORMS} onTake={(action) => go.officerAct(code, action)} atFoot={3} />}
    </View>
  )
}
