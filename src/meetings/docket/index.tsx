import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { parseCode } from 'domain/appeal/code'
import { DOCKET_RULES, DOCKET_WAY, DOCKET_WORDS, type DocketState } from 'domain/supervision/meeting/docket'
import { MEETINGS, type MeetingKind } from 'domain/supervision/meeting/kinds'
import type { DocketCard } from 'server/contract'

import { call } from '@/api/call'
import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { Links } from '@/supervision/parts/links'
import '@/supervision/parts/part.scss'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { meetings } from '../go'

const SHOWN = ['proposed', 'confirmed', 'off'] as const satisfies readonly DocketState[]
const EMPTY: Record<(typeof SHOWN)[number], string> = { proposed: '夜里按规则查一遍，符合条件的会列在这里。', confirmed: '确认的和手工列入的会列在这里。', off: '移出的和理由会列在这里。' }

/** What comes before a kind of meeting: proposed by rule or put there by hand, and settled by a person. */
export default function DocketPage() {
  const kind = (useRouter().params.kind ?? 'joint') as MeetingKind
  const [state, setState] = useState<(typeof SHOWN)[number]>('proposed')
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<DocketCard>()
  const input = useMemo(() => ({ kind, state }), [kind, state])
  const list = usePages('supervision', 'docket', input)
  const confirm = async (item: DocketCard) => {
    const answer = await call('supervision', 'moveDocket', { id: item.id, version: item.version, to: 'confirmed' })
    toast(answer.ok ? '已列入' : answer.problem.message)
    void list.refresh()
  }
  const done = () => {
    setAdding(false)
    setRemoving(undefined)
    void list.refresh()
  }
  return (
    <Screen
      wide
      heading={`${MEETINGS[kind].words}议题`}
      lead={MEETINGS[kind].purpose}
      foot={
        <FootBar>
          <Button onClick={() => setAdding(true)}>手工列入</Button>
          <Button look='primary' onClick={() => meetings.call(kind)}>
            通知开会
          </Button>
        </FootBar>
      }
      over={
        <>
          <Sheet open={adding} title='手工列入' onClose={() => setAdding(false)}>
            <AddForm kind={kind} onDone={done} />
          </Sheet>
          <Sheet open={removing !== undefined} title={`移出 ${removing?.code ?? ''}`} onClose={() => setRemoving(undefined)}>
            {removing && <RemoveForm item={removing} onDone={done} />}
          </Sheet>
        </>
      }
    >
      <Choice row label='看哪些' options={SHOWN.map((value) => ({ value, words: DOCKET_WORDS[value] }))} value={state} onChange={setState} />
      <View className='part'>
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        <Columns even>
          {list.items?.map((item) => (
            <Item key={item.id} item={item} onConfirm={() => void confirm(item)} onRemove={() => setRemoving(item)} />
          ))}
        </Columns>
      </View>
      {list.items?.length === 0 && <EmptyState icon='done' title='没有议题' note={EMPTY[state]} />}
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Screen>
  )
}

function Item({ item, onConfirm, onRemove }: { item: DocketCard; onConfirm: () => void; onRemove: () => void }) {
  const to = DOCKET_WAY[item.state]
  return (
    <Card title={item.code} aside={<Tag tone='amber'>{item.rules.length > 0 ? item.rules.map((rule) => DOCKET_RULES[rule].words).join('、') : '手工列入'}</Tag>}>
      <View>{item.excerpt}</View>
      <View className='part'>
        <Facts facts={[['为什么', item.why.join('；')], ['地点', item.place], ['现在', item.lead ? `${item.statusWords} · ${item.lead}` : item.statusWords], ['列出', dayWords(item.since)], ['移出理由', item.reason]]} />
      </View>
      <Links>
        <Button onClick={() => meetings.paper(item.kind, item.code)}>看材料</Button>
        {to.includes('off') && <Button onClick={onRemove}>移出</Button>}
        {to.includes('confirmed') && <Button onClick={onConfirm}>列入</Button>}
      </Links>
    </Card>
  )
}

function RemoveForm({ item, onDone }: { item: DocketCard; onDone: () => void }) {
  const { value, set, drop } = useWritten('docket-off', item.id, { reason: '' })
  const { busy, errors, send } = useSending('reason', { reason: tooShort(value.reason, 2) })
  const remove = () =>
    send(
      () => call('supervision', 'moveDocket', { id: item.id, version: item.version, to: 'off', reason: value.reason.trim() }),
      () => {
        toast('已移出')
        drop()
        onDone()
      },
    )
  return (
    <>
      <TextArea label='为什么移出' hint='理由留痕；有了别的情况，还会再提出来。' value={value.reason} error={errors['reason']} maxLength={500} onChange={(reason) => set({ reason })} />
      <View className='part'>
        <Button look='primary' busy={busy} onClick={() => void remove()}>
          移出
        </Button>
      </View>
    </>
  )
}

function AddForm({ kind, onDone }: { kind: MeetingKind; onDone: () => void }) {
  const { value, set, drop } = useWritten('docket-put', kind, { code: '', reason: '' })
  const { busy, errors, send } = useSending('code', { code: !parseCode(value.code) && '编码不对，请照着诉求上的编码填', reason: tooShort(value.reason, 5) })
  const add = () =>
    send(
      () => call('supervision', 'putOnDocket', { kind, code: value.code.trim(), reason: value.reason.trim() }),
      () => {
        toast('已列入')
        drop()
        onDone()
      },
    )
  return (
    <>
      <TextField label='诉求编码' placeholder='BZ-26-…' value={value.code} error={errors['code']} maxLength={40} onChange={(code) => set({ code })} />
      <TextArea label='为什么要上会' value={value.reason} error={errors['reason']} maxLength={500} onChange={(reason) => set({ reason })} />
      <View className='part'>
        <Button look='primary' busy={busy} onClick={() => void add()}>
          列入
        </Button>
      </View>
    </>
  )
}
