import { useEffect, useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { CHANNEL_WORDS } from 'domain/appeal/kinds'

import { useQuery } from '@/api/cache'
import { findVillage } from '@/features/place/names'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts, type Fact } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { adoptOuting, ownId, type Kept } from '../kept/outing'
import { useSentOutings } from '../kept/use-kept'
import { given } from '../parts/given'
import { useMine } from '../parts/mine'
import { spanWords } from '../words'
import { Arrived } from './arrived'
import { Attest, type Attesting } from './attest'
import { HeardItem } from './heard-item'
import { SendNow, Unsent } from './unsent'

/** One outing: what this phone keeps of it, and what arrived; to be gone on with, and closed. */
export default function OutingPage() {
  const { params } = useRouter()
  const id = given(params.id)
  const { district, me } = useMine()
  const kept = useSentOutings().find((one) => one.id === ownId(id))
  // What has not arrived yet is not there to be asked for.
  const arrived = !kept || kept.content.state.is === 'sent'
  const query = useQuery('casework', 'outing', arrived ? { id } : null)
  const [attesting, setAttesting] = useState<Attesting | null>(null)
  const seen = query.value
  const { refresh } = query
  // What leaves the phone is read from then on as it arrived.
  const left = useRef(kept !== undefined)
  useEffect(() => {
    if (left.current && !kept) void refresh()
    left.current = kept !== undefined
  }, [kept, refresh])

  const told = (one: Kept) => {
    const { begun, account } = one.content
    const place = district && findVillage(district, begun.village)
    const words = place && `${place.township.name}${place.village.name}${place.village.grids.find((grid) => grid.id === begun.grid)?.name ?? ''}`
    return [
      ['什么时候', spanWords(begun.from, account?.until)],
      ['在哪里', [words, begun.spot.trim()].filter(Boolean).join('，')],
      ['同去', [...begun.with.map(({ name }) => name), begun.company.trim()].filter(Boolean).join('、')],
      ['谈了', account && `${account.met}人`],
      ['情况', account?.note],
    ] as Fact[]
  }
  const closed = kept ? kept.content.account !== undefined : seen?.until !== null
  const mine = kept !== undefined || Boolean(seen?.mine && me)
  /** On this phone from now on: it was begun on another, or all of it had arrived. */
  const hold = () => kept?.id ?? adoptOuting(me!.person, seen!)
  const here = new Set(kept?.content.heard.flatMap(({ receipt }) => receipt?.code ?? []))
  const others = seen?.appeals.filter(({ code }) => !here.has(code)) ?? []

  return (
    <Screen
      foot={
        mine && (
          <FootBar>
            {!closed && <Button onClick={() => outreach.close(hold())}>结束走访</Button>}
            <Button look='primary' icon='add' onClick={() => outreach.heard(hold())}>
              {closed ? '补记一件' : '记一件诉求'}
            </Button>
          </FootBar>
        )
      }
      over={<Attest attesting={attesting} outing={id} onClose={() => setAttesting(null)} onDone={() => void query.refresh()} />}
    >
      {kept ? (
        <Card title={CHANNEL_WORDS[kept.content.begun.kind]} aside={<Tag tone={closed ? 'grey' : 'blue'}>{closed ? '已结束' : '进行中'}</Tag>}>
          <Facts facts={told(kept)} />
          <Unsent kept={kept} />
          <SendNow kept={kept} />
        </Card>
      ) : (
        <Loaded query={query} cards={1}>
          {(outing) => (
            <Card title={outing.kindWords} aside={<Tag tone={closed ? 'grey' : 'blue'}>{closed ? '已结束' : '进行中'}</Tag>}>
              <Facts
                facts={[
                  ['什么时候', spanWords(outing.from, outing.until)],
                  ['在哪里', outing.place],
                  ['谁去的', [...outing.who, outing.company].filter(Boolean).join('、')],
                  ['谈了', outing.until === null ? '' : `${outing.met}人`],
                  ['情况', outing.note],
                ]}
              />
            </Card>
          )}
        </Loaded>
      )}

      {kept && kept.content.heard.length > 0 && (
        <Section title='这次记的' aside={`${kept.content.heard.length}件`}>
          {[...kept.content.heard].reverse().map((heard) => (
            <HeardItem key={heard.id} outing={kept.id} heard={heard} arrived={seen?.appeals.find(({ code }) => code === heard.receipt?.code)?.confirmed} onAttest={() => setAttesting({ code: heard.receipt!.code, word: heard.receipt!.queryWord, text: heard.said.text, heard: { outing: kept.id, id: heard.id } })} />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={here.size ? '这次走访的其他诉求' : '这次记的诉求'} aside={`${others.length}件`}>
          {others.map((card) => (
            <Arrived key={card.code} card={card} mine={Boolean(seen?.mine)} onAttest={() => setAttesting({ code: card.code, text: card.excerpt })} />
          ))}
        </Section>
      )}
      {seen?.mine && seen.entered > seen.appeals.length && (
        <Callout tone='grey' title={`另有${seen.entered - seen.appeals.length}件已直接交上级`}>反映本单位的诉求，按规定由上级办理，这里看不到。</Callout>
      )}
      {kept ? kept.content.heard.length === 0 && others.length === 0 && <EmptyState icon='edit' title='还没有记诉求' note='谈到什么事，点下面“记一件诉求”。没有网络也能记，联网后自动发。' /> : seen?.appeals.length === 0 && <EmptyState title='这次走访没有能看到的诉求' />}
    </Screen>
  )
}
