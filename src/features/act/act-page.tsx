import Taro, { useRouter } from '@tarojs/taro'
import type { Action } from 'domain/appeal/payloads'

import { useQuery } from '@/api/cache'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { toast } from '@/ui/toast'

import { ActionForm, type OwnParts } from './action-form'
import { formFor, type Forms, type FormSpec } from './fields'

interface Props {
  fn: 'appeal' | 'casework'
  forms: Forms
  own?: OwnParts
}

/** The page that takes one action: `?code=…&action=…`. */
export function ActPage({ fn, forms, own }: Props) {
  const { params } = useRouter()
  const code = params.code ?? ''
  const action = params.action as Action
  const form = forms[action] as FormSpec | undefined
  const query = useQuery(fn, 'open', { code })

  const done = () => {
    toast('已办好')
    void Taro.navigateBack()
  }
  const offered = query.value?.offers.some((offer) => offer.action === action && offer.refusal === null)

  if (query.value && form && offered) {
    return <ActionForm key={query.value.version} fn={fn} action={action} form={formFor(form, query.value)} page={query.value} own={own} onDone={done} onRefresh={() => void query.refresh()} />
  }
  const Frame = fn === 'appeal' ? ResidentScreen : Screen
  return (
    <Frame>
      {query.loading && <Skeleton cards={2} />}
      {!query.loading && (
        <ErrorState
          title={query.problem ? (query.problem.lasting ? '打不开这一页' : undefined) : '现在不能这样办'}
          note={query.problem?.message ?? '这件诉求刚有了变化，请返回看看进展。'}
          onRetry={query.problem && !query.problem.lasting ? () => void query.refresh() : undefined}
        />
      )}
    </Frame>
  )
}
