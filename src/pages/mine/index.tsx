import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'

import { usePages } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { drafts, type Draft } from '@/features/draft/drafts'
import { APPEAL_SHELF, type AppealDraft } from '@/features/filing/draft'
import { go } from '@/features/go'
import { momentWords } from '@/features/appeal/words'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'

const ALL = {}

/** My appeals, the drafts on this phone before them. */
export default function MinePage() {
  const list = usePages('appeal', 'mine', ALL)
  const [begun, setBegun] = useState<Draft<AppealDraft>[]>([])
  useDidShow(() => setBegun(drafts<AppealDraft>(APPEAL_SHELF)))

  return (
    <ResidentScreen>
      {begun.length > 0 && (
        <Section title='还没提交的草稿' aside='只存在这台手机上'>
          <Rows>
            {begun.map((draft) => (
              <Row
                key={draft.id}
                icon='edit'
                title={draft.content.text || '（还没写内容）'}
                note={`${momentWords(draft.changedAt)}存`}
                onClick={() => go.form({ draft: draft.id })}
              />
            ))}
          </Rows>
        </Section>
      )}
      {list.items === null && !list.problem && <Skeleton />}
      {list.items === null && list.problem && <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} />}
      {list.items?.length === 0 && (
        <EmptyState icon='list' title='您还没有提交过诉求' note='提交后，进展和结果都在这里看。'>
          <Button look='primary' onClick={() => go.form()}>
            我要反映
          </Button>
          <Button look='plain' onClick={go.lookup}>
            凭编码查询
          </Button>
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <Section title='我的诉求'>
          {list.items.map((card) => (
            <AppealRow key={card.code} card={card} onClick={() => go.appeal(card.code)} />
          ))}
          <ListEnd more={list.more} />
        </Section>
      )}
    </ResidentScreen>
  )
}
