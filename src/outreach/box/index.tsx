import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OpeningView } from 'server/contract'
import { OPENED_WITHIN_DAYS } from 'domain/outreach/letterBox'

import { useQuery } from '@/api/cache'
import { ask } from '@/api/call'
import { momentWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { openedWords } from '../letters/words'
import './index.scss'

/** One letter box: where it hangs, who keeps it, and its openings. */
export default function BoxPage() {
  const { params } = useRouter()
  const box = params.box ?? ''
  const query = useQuery('casework', 'openings', { box })
  const [more, setMore] = useState<{ of: unknown; items: OpeningView[]; next: string | null } | null>(null)
  const head = query.value
  const tail = more && more.of === head ? more : null
  const next = tail ? tail.next : (head?.next ?? null)
  const earlier = async () => {
    if (!next) return
    const answer = await ask('casework', 'openings', { box, cursor: next })
    if (answer.ok) setMore({ of: head, items: [...(tail?.items ?? []), ...answer.value.items], next: answer.value.next })
  }

  return (
    <Screen
      foot={
        head && (
          <FootBar>
            <Button onClick={() => outreach.boxForm(box)}>改登记</Button>
            <Button look='primary' disabled={!head.box.inUse} onClick={() => outreach.openBox(box)}>
              开箱登记
            </Button>
          </FootBar>
        )
      }
    >
      <Loaded query={query}>
        {({ box: one, items }) => (
          <>
            <Card title={one.name} aside={one.inUse ? one.overdue ? <Tag tone='red'>该开箱了</Tag> : <Tag tone='green'>在用</Tag> : <Tag tone='grey'>已撤下</Tag>}>
              <Facts
                facts={[
                  ['挂在哪里', one.place],
                  ['保管人', one.keeperName],
                  ['上次开箱', openedWords(one)],
                ]}
              />
              {one.overdue && (
                <View className='box__due'>
                  <Callout tone='red' title={`已经${one.days}天没有开箱`}>{`每${OPENED_WITHIN_DAYS}天至少开一次，两个人一起开。`}</Callout>
                </View>
              )}
            </Card>
            <Section title='开箱记录'>
              {items.length === 0 ? (
                <EmptyState title='还没有开过箱' note='开箱要两个人在场，开完马上登记。' />
              ) : (
                <Rows>
                  {[...items, ...(tail?.items ?? [])].map((opening) => (
                    <OpeningRow key={opening.id} opening={opening} />
                  ))}
                </Rows>
              )}
              {next && (
                <Button look='plain' onClick={() => void earlier()}>
                  更早的
                </Button>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function OpeningRow({ opening: { id, at, openers, found, entered } }: { opening: OpeningView }) {
  const left = entered === null ? 0 : found - entered
  return <Row title={momentWords(at)} note={`${openers.join('、')} · 箱里${found}封`} aside={left > 0 ? <Tag tone='amber'>{`还有${left}封没登记`}</Tag> : undefined} onClick={() => outreach.opening(id)} />
}
