import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { MATTERS } from 'domain/errands/matters'
import { ERRAND_STATE_WORDS, ERRAND_STEPS, TOLD_STEPS, type ErrandStep } from 'domain/errands/way'
import type { ErrandPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { dayWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { ResidentScreen } from '@/features/help/resident-screen'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { Loaded } from '@/ui/loaded'
import { usePane } from '@/ui/pane'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Stack } from '@/ui/stack'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { CADRE_WORDS } from '../line'

/** One errand: what is asked, how far it is, and what I can do. For who asked and for commissioners alike. */
export function ErrandView({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('errands', 'errand', input)
  const pane = usePane()
  const changed = () => {
    void query.refresh()
    pane?.onChanged?.()
  }
  // Commissioners have colleagues to ask; residents have a number to call.
  const Page = pane || query.value?.reveals ? Screen : ResidentScreen
  return (
    <Page wide>
      <Loaded query={query}>{(errand) => <Whole errand={errand} onChanged={changed} />}</Loaded>
    </Page>
  )
}

function Whole({ errand, onChanged }: { errand: ErrandPage; onChanged: () => void }) {
  const { matter, state, text, place, takeBy, commissioner, contact, steps, reveals } = errand
  return (
    <>
      <Callout tone={state === 'asked' ? 'amber' : state === 'confirmed' ? 'green' : 'blue'} title={`${MATTERS[matter]} · ${(reveals ? CADRE_WORDS : ERRAND_STATE_WORDS)[state]}`}>
        {text}
      </Callout>
      <Columns>
        <Card>
          <Facts
            facts={[
              ['地点', place],
              ['联系人', contact.name],
              ['电话', contact.phone ?? '没有留'],
              ['服务专员', commissioner ?? `还没有接单，${dayWords(takeBy)}前接`],
            ]}
          />
          {reveals && <Reveal id={errand.id} />}
        </Card>
        <Steps key={errand.version} errand={errand} onDone={onChanged} />
        <RecordedSteps title='办到哪一步' steps={steps} />
      </Columns>
    </>
  )
}

/** The name and number in full, once it was said what for. */
function Reveal({ id }: { id: string }) {
  const [purpose, setPurpose] = useState('')
  const [shown, setShown] = useState<{ name: string; phone: string | null } | null>(null)
  const [error, setError] = useState<string>()
  if (shown) return <View>{`${shown.name} ${shown.phone ?? ''}`}</View>
  const look = async () => {
    if (purpose.trim().length < 2) return setError('请先写一句用途')
    const answer = await call('errands', 'contact', { id, purpose })
    if (!answer.ok) return setError(answer.problem.fields?.['purpose'] ?? answer.problem.message)
    setShown(answer.value)
  }
  return (
    <Stack>
      <TextField label='看完整姓名和电话，用来做什么' hint='会留下查看记录。' value={purpose} error={error} maxLength={100} onChange={setPurpose} />
      <Button onClick={() => void look()}>
        看联系方式
      </Button>
    </Stack>
  )
}

/** What I can do now; what needs a word gets one field for it. */
function Steps({ errand, onDone }: { errand: ErrandPage; onDone: () => void }) {
  const written = useWritten('errand-step', errand.id, { words: '' })
  const { words } = written.value
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState<ErrandStep>()
  if (errand.offers.length === 0) return null
  const told = errand.offers.some((step) => TOLD_STEPS.includes(step))
  const take = async (step: ErrandStep) => {
    if (TOLD_STEPS.includes(step) && !words.trim()) return setError('请先写一句说明')
    setBusy(step)
    const answer = await call('errands', 'move', { id: errand.id, version: errand.version, step, ...(words.trim() && { words: words.trim() }) })
    setBusy(undefined)
    if (!answer.ok) return setError(answer.problem.fields?.['words'] ?? answer.problem.message)
    written.drop()
    toast('已登记')
    onDone()
  }
  return (
    <Section title='现在可以'>
      <Card>
        {told && <TextArea label='说明' hint='做了什么、为什么，写一句。' value={words} error={error} maxLength={500} onChange={(text) => (written.set({ words: text }), setError(undefined))} />}
        <Stack>
          {errand.offers.map((step, n) => (
            <Button key={step} look={step === 'withdraw' ? 'danger' : n === 0 ? 'primary' : undefined} busy={busy === step} onClick={() => void take(step)}>
              {ERRAND_STEPS[step].words}
            </Button>
          ))}
        </Stack>
        {!told && error && <Callout tone='red'>{error}</Callout>}
      </Card>
    </Section>
  )
}
