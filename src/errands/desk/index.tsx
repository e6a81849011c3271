import { useMemo, useState } from 'react'

import { useQuery } from '@/api/cache'
import { usePages } from '@/api/pages'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Facts } from '@/ui/facts'
import { Card } from '@/ui/card'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { useChosen } from '@/ui/use-chosen'

import { ErrandView } from '../errand/view'
import { errands } from '../go'
import { ErrandLine } from '../line'

const LISTS = [{ value: 'asked' as const, words: '等接单' }, { value: 'own' as const, words: '我接的' }, { value: 'ended' as const, words: '办过的' }]
type List = (typeof LISTS)[number]['value']
const EMPTY: Record<List, string> = { asked: '没有等接单的', own: '您还没有接单', ended: '还没有办过的' }

/** What waits to be handled in my places, what I took, and what was done there. */
export default function ErrandDeskPage() {
  const [which, setWhich] = useState<List>('asked')
  const input = useMemo(() => ({ list: which }), [which])
  const list = usePages('errands', 'errands', input)
  const numbers = useQuery('errands', 'numbers', NOTHING).value
  const { asked = 0, done = 0, open: going = 0, atTheDoor = 0 } = numbers?.counts ?? {}
  const { chosen, open } = useChosen(list.items && list.items.map(({ id }) => id), errands.errand, which)
  return (
    <Screen wide={chosen !== undefined} heading='帮办代办' lead='群众请您帮办的事：接单、一步步记、办好请他确认。只记事，不给人排名。'>
      <Beside aside={chosen && <ErrandView key={chosen} id={chosen} />} onChanged={() => void list.refresh()}>
        <Button look='primary' icon='edit' onClick={() => errands.ask(true)}>
          上门登记一件
        </Button>
        <Choice label='看哪些' row options={LISTS} value={which} onChange={setWhich} />
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.map((errand) => <ErrandLine key={errand.id} errand={errand} cadre selected={errand.id === chosen} onOpen={() => open(errand.id)} />)}
        {list.items?.length === 0 && <EmptyState icon='done' title={EMPTY[which]} note='有人请帮办时会发消息给您。' />}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
        {numbers && (
          <Card title='本单位累计'>
            <Facts facts={[['提出', `${asked}件，其中上门登记${atTheDoor}件`], ['办好', `${done}件`], ['正在办', `${going}件`]]} />
          </Card>
        )}
      </Beside>
    </Screen>
  )
}

const NOTHING = {}
