import { useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { OutingView } from 'server/contract'

import { readAhead } from '@/api/cache'
import { usePages } from '@/api/pages'
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

const WHOSE = [
  { value: 'mine', words: '我的' },
  { value: 'unit', words: '本单位' },
] as const

/** Visits, stays and meetings: those on this phone first, then what arrived. */
export default function OutingsPage() {
  const { unit, only, me } = useMine()
  const kept = useSentOutings()
  const [whose, setWhose] = useState<(typeof WHOSE)[number]['value']>('mine')
  const input = useMemo(() => (whose === 'unit' && unit ? { unit } : {}), [whose, unit])
  const list = usePages('casework', 'outings', input)
  // Who may come along is needed out of reach of a network, where the next page is filled in.
  useEffect(() => {
    if (only) void readAhead('casework', 'colleagues', { village: only })
  }, [only])
  const here = new Set(kept.map(({ id }) => me && serverId(me.person, id)))
  const items = list.items?.filter(({ id }) => !here.has(id)) ?? null

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
        <Choice label='看谁的' options={WHOSE} value={whose} onChange={setWhose} row />
        <View className='outings__list'>
          <Loaded query={{ ...list, value: items }}>
            {(outings) => (outings.length ? <Outings outings={outings} more={list.more} /> : <EmptyState title={whose === 'mine' ? '您还没有走访记录' : '本单位还没有走访记录'} note='下村、蹲点、开院坝会，点下面的按钮开始，没有网络也能记。' />)}
          </Loaded>
        </View>
      </Section>
      <View className='outings__more'>
        <Button look='plain' icon='edit' onClick={go.intake}>
          群众自己来的，去代录
        </Button>
      </View>
    </Screen>
  )
}

function Outings({ outings, more }: { outings: readonly OutingView[]; more: boolean }) {
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
      <ListEnd more={more} />
    </>
  )
}
