import { useMemo, useState } from 'react'
import { THINK_TANK_WORDS, type ThinkTankState } from 'domain/appeal/thinkTank'

import { usePages } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { Beside } from '@/ui/beside'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { useChosen } from '@/ui/use-chosen'

import { CasePane } from '../beside/case-pane'

const STATES = Object.entries(THINK_TANK_WORDS).map(([value, words]) => ({ value: value as ThinkTankState, words }))

const LEADS: Record<ThinkTankState, string> = {
  assessing: '15个工作日内说明采纳、部分采纳或未采纳，并写明理由。',
  carrying: '采纳的建议按日期落实，直到登记成效。',
  done: '已经见到成效的建议，公开可查。',
  declined: '没有采纳的建议，理由已告诉提建议的人。',
}

/** The suggestions of a unit by where they are: assessed, carried on, done, declined. */
export default function ThinkTankPage() {
  const [state, setState] = useState<ThinkTankState>('carrying')
  const input = useMemo(() => ({ state }), [state])
  const list = usePages('casework', 'thinkTank', input)
  const { chosen, open } = useChosen(list.items && list.items.map(({ code }) => code), go.case, state)

  return (
    <Screen wide={chosen !== undefined} lead={LEADS[state]}>
      <Beside aside={chosen && <CasePane key={chosen} code={chosen} />}>
        <Choice label='看哪一种' options={STATES} value={state} onChange={setState} row />
        {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.length === 0 && <EmptyState icon='list' title={`没有${THINK_TANK_WORDS[state]}的建议`} />}
        {list.items?.map((card) => <AppealRow key={card.code} card={card} byDeadline selected={card.code === chosen} onClick={() => open(card.code)} />)}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </Beside>
    </Screen>
  )
}
