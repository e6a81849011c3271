import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { OutingView } from 'server/contract'

import { readAhead } from '@/api/cache'
import { usePages } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { serverId } from '../kept/outing'
import { useSentOutings } from '../kept/use-kept'
import { useMine } from '../parts/mine'
import { spanWords } from '../words'
import { KeptRow } from './kept-row'
import './index.scss'

const WHICH = [
  { value: 'mine', words: '我的' },
  { value: 'unit', words: '本单位' },
  { value: 'unattested', words: '待本人确认' },
] as const

/** Visits, stays and meetings: those on this phone first, then what arrived; and what nobody has said yet to be theirs. */
export default function OutingsPage() {
  const { unit, only, me } = useMine()
  const kept = useSentOutings()
  const [which, setWhich] = useState<(typeof WHICH)[number]['value']>('mine')
  // Who may come along is needed out of reach of a network, where the next page is filled in.
  useEffect(() => {
    if (only) void readAhead('casework', 'colleagues', { village: only })
  }, [only])
  const here = new Set(kept.map(({ id }) => (me ? serverId(me.person, id) : id)))

  return (
    <Screen
      foot={
        <FootBar>
          <Button look='primary' icon='add' onClick={() => outreach.begin()}>
            开始一次走访
          </Button>
        </FootBar>
      }
    >
      {kept.length > 0 && (
        <Section title='本机的' aside='没发完的联网后自动发'>
          {kept.map((one) => (
            <KeptRow key={one.id} kept={one} />
          ))}
        </Section>
      )}
      <Section title='走访记录'>
        <Choice label='看哪些' options={WHICH} value={which} onChange={setWhich} row />
        <View className='outings__list'>{which === 'unattested' ? <Unattested /> : <Arrived key={which} unit={which === 'unit' ? unit : undefined} here={here} />}</View>
      </Section>
      <View className='outings__more'>
        <Button look='plain' icon='edit' onClick={go.intake}>
          群众自己来的，去代录
        </Button>
      </View>
    </Screen>
  )
}

/** My outings, or my unit's, without those that this phone shows already. */
function Arrived({ unit, here }: { unit: string | undefined; here: ReadonlySet<string> }) {
  const input = useMemo(() => (unit ? { unit } : {}), [unit])
  const list = usePages('casework', 'outings', input)
  const items = list.items?.filter(({ id }) => !here.has(id)) ?? null
  return (
    <Loaded query={{ ...list, value: items }}>
      {(outings) => (outings.length ? <Outings outings={outings} end={<ListEnd {...list} />} /> : <EmptyState title={unit ? '本单位还没有走访记录' : '您还没有走访记录'} note='下村、蹲点、开院坝会，点下面的按钮开始，没有网络也能记。' />)}
    </Loaded>
  )
}

const NOTHING = {}

/** What I wrote down and nobody has said yet to be theirs; on its page the petitioner says the word back or signs. */
function Unattested() {
  const list = usePages('casework', 'unattested', NOTHING)
  return (
    <Loaded query={{ ...list, value: list.items }}>
      {(cards) =>
        cards.length ? (
          <>
            {cards.map((card) => (
              <AppealRow key={card.code} card={card} onClick={() => go.case(card.code)} />
            ))}
            <ListEnd {...list} />
          </>
        ) : (
          <EmptyState icon='done' title='没有等本人确认的' note='您记的诉求，本人都确认过了，或者是匿名的。' />
        )
      }
    </Loaded>
  )
}

function Outings({ outings, end }: { outings: readonly OutingView[]; end: ReactNode }) {
  return (
    <>
      <Rows>
        {outings.map((one) => (
          <Row
            key={one.id}
            title={`${one.kindWords} · ${one.place}`}
            note={`${spanWords(one.from, one.until)} · ${one.who.join('、')}`}
            aside={one.until === null ? <Tag tone='blue'>进行中</Tag> : undefined}
            onClick={() => outreach.outing(one.id)}
          />
        ))}
      </Rows>
      {end}
    </>
  )
}
