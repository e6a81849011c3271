import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { AnswersView } from 'server/contract'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { usePages } from '@/api/pages'
import { momentWords } from '@/features/days'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Facts } from '@/ui/facts'
import { Field } from '@/ui/field'
import { ListEnd } from '@/ui/list-end'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { Stack } from '@/ui/stack'
import { EmptyState, ErrorState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { toast } from '@/ui/toast'

import { ABOUT_OPTIONS } from '../words'
import './said.scss'

const WHICH = [
  { value: 'asking', words: '提到难处的' },
  { value: 'all', words: '全部' },
] as const
type Which = (typeof WHICH)[number]['value']

/** What was written, one card a person; what asks for something can become an appeal at once. */
export function Said({ id, onAdopted }: { id: string; onAdopted: () => Promise<void> }) {
  const [which, setWhich] = useState<Which>('asking')
  const list = usePages('casework', 'answers', useMemo(() => ({ id, ...(which === 'asking' ? { asking: true } : {}) }), [id, which]))
  const [taking, setTaking] = useState<AnswersView | null>(null)
  return (
    <Section title='答卷'>
      <Choice label='看哪些答卷' options={WHICH} value={which} onChange={setWhich} row />
      <View className='said'>
        {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton cards={2} />)}
        {list.items?.length === 0 && <EmptyState icon='message' title={which === 'asking' ? '还没有人提到难处' : '还没有人答'} />}
        {list.items?.map((one) => <Answers key={one.id} one={one} onTake={() => setTaking(one)} />)}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </View>
      <Sheet open={taking !== null} title='登记成诉求' onClose={() => setTaking(null)}>
        {taking && (
          <Take
            one={taking}
            onTaken={() => {
              setTaking(null)
              void list.refresh()
              void onAdopted()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

function Answers({ one, onTake }: { one: AnswersView; onTake: () => void }) {
  const { village, at, answers, asks, taken, code } = one
  return (
    <Card title={village} aside={taken ? <Tag tone='green'>已登记</Tag> : momentWords(at)}>
      <Facts facts={answers.map(({ title, words }) => [title, words] as const)} />
      {!taken && asks && (
        <Stack>
          <Button icon='edit' onClick={onTake}>
            登记成诉求
          </Button>
        </Stack>
      )}
      {code && (
        <Button look='plain' onClick={() => go.case(code)}>
          {`看诉求 ${code}`}
        </Button>
      )}
    </Card>
  )
}

/** Asks the one thing that words do not tell, and makes an appeal of them. */
function Take({ one, onTaken }: { one: AnswersView; onTaken: () => void }) {
  const [about, setAbout] = useState<'yes' | 'no' | undefined>(one.complaint ? 'yes' : undefined)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const words = one.answers.find(({ question }) => question === one.asks)?.words ?? ''
  const take = async () => {
    setMissing(!about)
    if (!about || !one.asks) return
    setBusy(true)
    const answer = await call('casework', 'adoptAnswer', { answers: one.id, question: one.asks, aboutCadre: about === 'yes' })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    toast(answer.value.again ? '已经登记过了' : '已登记')
    onTaken()
  }
  return (
    <>
      <Callout tone='grey' title={one.village}>
        {words}
      </Callout>
      <Field label='是否反映某个单位或干部？' hint='如果是，会避开被反映的单位，交上一级办。' error={missing ? '请选一下' : undefined}>
        <Choice label='是否反映某个单位或干部' options={ABOUT_OPTIONS} value={about} onChange={setAbout} row />
      </Field>
      {problem && <Callout tone='red' title={problem.message} />}
      <Stack>
        <Button look='primary' busy={busy} onClick={() => void take()}>
          登记
        </Button>
      </Stack>
    </>
  )
}
