import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { REPLY_STATES, type ReplyState } from 'domain/library/replies'
import type { Reply } from 'server/library/contract'

import { call } from '@/api/call'
import { usePages } from '@/api/pages'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Columns } from '@/ui/columns'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { KeptNote } from '@/ui/kept-note'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { Toggle } from '@/ui/toggle'

import { ReplyCard } from './reply-card'

const STATES = Object.entries(REPLY_STATES).map(([value, words]) => ({ value: value as ReplyState, words }))

/** The library of answers: looked up by words, added to by cadres, decided on by the centre. */
export default function RepliesPage() {
  const [state, setState] = useState<ReplyState>('approved')
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const [proposing, setProposing] = useState(false)
  const [chosen, setChosen] = useState<Reply>()
  const input = useMemo(() => ({ state, ...(search && { words: search }) }), [state, search])
  const list = usePages('supervision', 'replies', input)
  const change = (value: string) => {
    setWords(value)
    if (!value) setSearch('')
  }
  const done = () => {
    setProposing(false)
    setChosen(undefined)
    void list.refresh()
  }

  return (
    <Screen
      wide
      lead='常见的咨询在这里找现成的答复；没有的可以提一条，区中心审核后大家都能用。'
      foot={
        <FootBar>
          <Button look='primary' icon='edit' onClick={() => setProposing(true)}>
            提一条答复
          </Button>
        </FootBar>
      }
      over={
        <>
          <Sheet open={proposing} title='提一条答复' onClose={() => setProposing(false)}>
            <Proposal onDone={done} />
          </Sheet>
          <Sheet open={chosen !== undefined} title={chosen?.may.decide ? '审核答复' : '停用答复'} onClose={() => setChosen(undefined)}>
            {chosen && <Decision reply={chosen} onDone={done} />}
          </Sheet>
        </>
      }
    >
      <SearchBox value={words} placeholder='搜问题里的词' onChange={change} onSearch={() => setSearch(words.trim())} />
      <Choice label='看哪一种' options={STATES} value={state} onChange={setState} row />
      {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='search' title={search ? `没有找到“${search}”` : `没有${REPLY_STATES[state]}的答复`} />}
      <Columns even>
        {list.items?.map((reply) => (
          <ReplyCard key={reply.id} reply={reply}>
            {(reply.may.decide || reply.may.retire) && <Button onClick={() => setChosen(reply)}>{reply.may.decide ? '审核' : '停用'}</Button>}
          </ReplyCard>
        ))}
      </Columns>
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Screen>
  )
}

type Errors = Record<string, string | undefined>

/** What stands for a new one among the drafts. */
const NEW = 'new'

function Proposal({ onDone }: { onDone: () => void }) {
  const written = useWritten('reply', NEW, { question: '', answer: '' })
  const { question, answer } = written.value
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (question.trim().length < 4 || answer.trim().length < 4) return setErrors({ question: question.trim().length < 4 ? '请写问题' : undefined, answer: answer.trim().length < 4 ? '请写答复' : undefined })
    setBusy(true)
    const sent = await call('supervision', 'proposeReply', { question: question.trim(), answer: answer.trim() })
    setBusy(false)
    if (!sent.ok) return setErrors(sent.problem.fields ?? { answer: sent.problem.message })
    written.drop()
    toast('已提交，等区中心审核')
    onDone()
  }
  return (
    <>
      <TextField label='群众怎么问' value={question} maxLength={100} error={errors.question} onChange={(question) => written.set({ question })} placeholder='比如：社保卡丢了怎么补办' />
      <TextArea label='怎么答' tall value={answer} maxLength={2000} error={errors.answer} onChange={(answer) => written.set({ answer })} hint='用群众听得懂的话，不写个人信息' />
      <View className='reply-buttons'>
        <Button look='primary' busy={busy} onClick={() => void send()}>
          提交审核
        </Button>
      </View>
    </>
  )
}

function Decision({ reply, onDone }: { reply: Reply; onDone: () => void }) {
  const written = useWritten('reply', reply.id, { question: reply.question, answer: reply.answer, publish: true, reason: '' })
  const { question, answer, publish, reason } = written.value
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const tell = async (asked: Promise<{ ok: true } | { ok: false; problem: { message: string; fields?: Record<string, string> } }>, words: string) => {
    setBusy(true)
    const told = await asked
    setBusy(false)
    if (!told.ok) return setErrors(told.problem.fields ?? { reason: told.problem.message })
    written.drop()
    toast(words)
    onDone()
  }
  const decide = (approve: boolean) => tell(call('supervision', 'decideReply', { id: reply.id, approve, publish, question: question.trim(), answer: answer.trim(), ...(reason.trim() && { reason: reason.trim() }) }), approve ? '已通过' : '已退回')
  const retire = () => (reason.trim() ? tell(call('supervision', 'retireReply', { id: reply.id, reason: reason.trim() }), '已停用') : setErrors({ reason: '请写明为什么停用' }))
  if (!reply.may.decide) {
    return (
      <>
        <TextArea label='为什么停用' value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
        <Button look='danger' busy={busy} onClick={() => void retire()}>
          停用
        </Button>
      </>
    )
  }
  return (
    <>
      <KeptNote kept={written.kept} onDrop={written.drop} />
      <TextField label='群众怎么问' value={question} maxLength={100} error={errors.question} onChange={(question) => written.set({ question })} />
      <TextArea label='怎么答' tall value={answer} maxLength={2000} error={errors.answer} onChange={(answer) => written.set({ answer })} />
      <Toggle label='同时作为问答公开' value={publish} onChange={(publish) => written.set({ publish })} />
      <TextArea label='不通过的理由' optional value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
      <View className='reply-buttons'>
        <Button busy={busy} onClick={() => void decide(false)}>
          不通过
        </Button>
        <Button look='primary' busy={busy} onClick={() => void decide(true)}>
          通过
        </Button>
      </View>
    </>
  )
}
