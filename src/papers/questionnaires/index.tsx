import { useMemo } from 'react'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { STATE_WORDS } from '@/features/questionnaire/words'
import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { papers } from '../go'
import { useMine } from '../mine'
import { STATE_TONES } from '../words'

/** The questionnaires of my unit, and those that came to it from above. */
export default function QuestionnairesPage() {
  const { posts } = useMine()
  const list = usePages('casework', 'questionnaires', useMemo(() => ({}), []))
  const foot = posts.length > 0 && (
    <FootBar>
      <Button look='primary' icon='add' onClick={() => papers.design()}>
        新做一份
      </Button>
    </FootBar>
  )
  return (
    <Screen foot={foot}>
      {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='edit' title='还没有问卷' note='几道题就能问清一件事。发布后，村里的群众在首页能看到，也可以扫码来答。' />}
      {list.items && list.items.length > 0 && (
        <>
          <Rows>
            {list.items.map(({ id, title, state, mine, unitName, endsOn, questions }) => (
              <Row
                key={id}
                title={title}
                note={`${mine ? '' : `${unitName} · `}${questions.length}道题 · ${dayWords(endsOn)}截止`}
                aside={<Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>}
                onClick={() => (state === 'draft' ? papers.design(id) : papers.questionnaire(id))}
              />
            ))}
          </Rows>
          <ListEnd {...list} />
        </>
      )}
    </Screen>
  )
}
