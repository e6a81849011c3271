import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { dayOf } from 'domain/calendar/day'
import { LEVEL_WORDS, WARNING_STATE_WORDS } from 'domain/supervision/warnings'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { useMe } from '@/features/session/me'
import { MeAwaited } from '@/features/session/me-awaited'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { useChosen } from '@/ui/use-chosen'

import { supervision } from '../go'
import { WarningView } from '../warning/view'

const LEVEL_TONES = { yellow: 'amber', red: 'red' } as const

/** The warnings of a unit; for who oversees, all that stand. */
export default function WarningsPage() {
  const { unit } = useRouter().params
  const me = useMe()
  if (!me) return <MeAwaited />
  const watches = me.posts.some(({ kind }) => !['village', 'township', 'department'].includes(kind))
  const of = unit ?? (watches ? undefined : me.posts[0]?.unit)
  return <List key={of ?? ''} unit={of} issues={watches} />
}

function List({ unit, issues }: { unit?: string; issues: boolean }) {
  const input = useMemo(() => (unit ? { unit } : {}), [unit])
  const list = usePages('supervision', 'warnings', input)
  const { chosen, open } = useChosen(list.items && list.items.map(({ id }) => id), supervision.warning)
  return (
    <Screen
      wide={chosen !== undefined}
      lead={unit ? '本单位的预警，最近的在前' : '全区还没有解除的预警，最近的在前'}
      foot={
        issues && (
          <FootBar>
            <Button onClick={supervision.issue}>发红灯预警</Button>
          </FootBar>
        )
      }
    >
      <Beside aside={chosen && <WarningView key={chosen} id={chosen} />} onChanged={() => void list.refresh()}>
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.map(({ id, unitName, level, words, state, issuedAt, dueOn }) => (
          <Card key={id} title={unitName} aside={<Tag tone={LEVEL_TONES[level]}>{LEVEL_WORDS[level]}</Tag>} label={`${unitName}${LEVEL_WORDS[level]}，点开看`} selected={id === chosen} onClick={() => open(id)}>
            {words}
            <Tag tone={state === 'lifted' ? 'green' : 'blue'}>{`${WARNING_STATE_WORDS[state]} · ${dueOn ? `${dayWords(dueOn)}到期` : `${dayWords(dayOf(issuedAt))}发出`}`}</Tag>
          </Card>
        ))}
        {list.items?.length === 0 && <EmptyState icon='done' title='没有预警' note='每月结账后按数字发黄灯；发现造假的发红灯。' />}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </Beside>
    </Screen>
  )
}
