import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'

/** What may be the same matter, where it can still be merged: how many, why the likest, and the way to compare them. */
export function CaseDuplicates({ page }: { page: AppealPage }) {
  const candidates = page.suggestions?.candidates ?? []
  const [likest] = candidates
  if (!likest) return null
  return (
    <Callout tone='blue' title={`有${candidates.length}件可能说的是同一件事`}>
      <View>{likest.reason}</View>
      <Button look='plain' icon='eye' onClick={() => go.compare(page.code)}>
        并排比一比
      </Button>
    </Callout>
  )
}
