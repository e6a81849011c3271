import Taro from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { ActionForm } from '@/features/act/action-form'
import { formFor, type FormSpec } from '@/features/act/fields'
import type { Sequence } from '@/features/act/sequence'
import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { toast } from '@/ui/toast'

import { OFFICER_FORMS } from '../forms'
import { OFFICER_OWN } from '../own'
import type { Task } from './tasks'

/** One of the row: its words and photos, and its step as a form. Alone it is sent as any form is, and waited for. */
export function RunCase({ task: { code, action }, sequence, alone }: { task: Task; sequence: Sequence; alone: boolean }) {
  const query = useQuery('casework', 'open', { code })
  const form = OFFICER_FORMS[action] as FormSpec | undefined
  const page = query.value
  const offered = page?.offers.some((offer) => offer.action === action && offer.refusal === null)

  if (page && form && offered) {
    return (
      <ActionForm
        key={page.version}
        fn='casework'
        action={action}
        form={formFor(form, page)}
        page={page}
        own={OFFICER_OWN}
        sequence={alone ? undefined : sequence}
        onDone={() => {
          toast('已办好')
          void Taro.navigateBack()
        }}
        onRefresh={() => void query.refresh()}
      />
    )
  }
  return (
    <Screen
      lead={alone ? undefined : sequence.words}
      foot={
        !alone && (
          <FootBar>
            <Button onClick={sequence.skip}>下一件</Button>
          </FootBar>
        )
      }
    >
      {query.loading ? (
        <Skeleton cards={2} />
      ) : (
        <ErrorState
          title={query.problem ? (query.problem.lasting ? '打不开这一页' : undefined) : '现在不能这样办'}
          note={query.problem?.message ?? '这件诉求刚有了变化，请到诉求页看看进展。'}
          onRetry={query.problem && !query.problem.lasting ? () => void query.refresh() : undefined}
        />
      )}
    </Screen>
  )
}
