import { useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'

import { usePages } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { drafts, dropDraft, type Draft } from '@/features/draft/drafts'
import { forgetPhotos } from '@/features/evidence/use-photos'
import { APPEAL_SHELF, type AppealDraft } from '@/features/filing/draft'
import { go } from '@/features/go'
import { momentWords } from '@/features/days'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

const ALL = {}

/** My appeals, the drafts on this phone before them. */
export default function MinePage() {
  const list = usePages('appeal', 'mine', ALL)
  const [begun, setBegun] = useState<Draft<AppealDraft>[]>([])
  const look = () => setBegun(drafts<AppealDraft>(APPEAL_SHELF))
  useDidShow(look)
  const remove = async ({ id, content }: Draft<AppealDraft>) => {
    const { confirm } = await Taro.showModal({ title: '删除这份草稿？', content: '删除后找不回来。', confirmText: '删除', cancelText: '留着' })
    if (!confirm) return
    forgetPhotos(content.photos)
    dropDraft(APPEAL_SHELF, id)
    look()
  }

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
                note={`${momentWords(draft.changedAt)}存${draft.content.photos.length ? `，照片${draft.content.photos.length}张` : ''}`}
                onClick={() => go.form({ draft: draft.id })}
                removal={{ words: '删除', label: `删除草稿：${draft.content.text || '还没写内容'}`, onRemove: () => void remove(draft) }}
              />
            ))}
          </Rows>
        </Section>
      )}
      {list.items === null && !list.problem && <Skeleton />}
      {list.items === null && list.problem && <UnreadState problem={list.problem} onRetry={() => void list.refresh()} />}
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
          <ListEnd {...list} />
        </Section>
      )}
    </ResidentScreen>
  )
}
