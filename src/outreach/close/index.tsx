import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { latestEnd, wrongWithEnd } from 'domain/outreach/outings'

import { findDraft, saveDraft, dropDraft } from '@/features/draft/drafts'
import { MeAwaited } from '@/features/session/me-awaited'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { useOnline } from '@/ui/network'
import { Screen } from '@/ui/screen'
import { ErrorState } from '@/ui/states'
import { TextArea } from '@/ui/text-area'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { changeOuting, useKeptOutings, type Kept } from '../kept/outing'
import { sendOutings } from '../kept/send'
import { useMine } from '../parts/mine'
import { MomentField } from '../parts/moment-field'
import { Refused } from '../parts/refused'
import { inFields } from '../said/said'

const SHELF = 'close-outing'
const MOST = 2000

interface Written {
  until?: number
  met: string
  note: string
}

/** Closes an outing with a short account. */
export default function ClosePage() {
  const { params } = useRouter()
  const { me } = useMine()
  const kept = useKeptOutings(me?.person).find(({ id }) => id === params.outing)
  if (!me) return <MeAwaited cards={1} />
  if (!kept) return <Screen><ErrorState title='不在这部手机上' note='这次走访要在开始它的那部手机上结束。' /></Screen>
  return <CloseForm kept={kept} />
}

function CloseForm({ kept }: { kept: Kept }) {
  const online = useOnline()
  const { begun, account: before } = kept.content
  const refused = before?.state.is === 'refused' ? before.state.problem : null
  const [written, setWritten] = useState<Written>(() => {
    return findDraft<Written>(SHELF, kept.id)?.content ?? (before ? { until: before.until, met: String(before.met), note: before.note } : { met: '', note: '' })
  })
  const [errors, setErrors] = useState<Record<string, string>>(() => inFields(refused?.fields))
  const [now] = useState(() => Date.now())
  const until = written.until ?? latestEnd(begun.kind, begun.from, now)

  const set = (part: Partial<Written>) => {
    setWritten((before) => {
      const after = { ...before, ...part }
      saveDraft(SHELF, after, kept.id)
      return after
    })
    setErrors((before) => wrongBut(before, part))
  }
  const close = () => {
    const met = Number(written.met.trim())
    const wrong = {
      ...wrongWithEnd(begun.kind, begun.from, until, Date.now()),
      ...(/^\d+$/.test(written.met.trim()) && met <= MOST ? {} : { met: '请填和多少人谈了，没有就填0' }),
    }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    changeOuting(kept.id, (one) => ({ ...one, account: { until, met, note: written.note, state: { is: 'waiting' } } }))
    dropDraft(SHELF, kept.id)
    void sendOutings(kept.content.by)
    void Taro.navigateBack()
  }

  return (
    <Screen
      foot={
        <FootBar problem={footProblem(null, errors)}>
          <Button look='primary' onClick={close}>
            {online ? '结束这次走访' : '结束，联网后发'}
          </Button>
        </FootBar>
      }
    >
      {refused && <Refused problem={{ message: refused.message }} />}
      <Card>
        <MomentField label='什么时候结束的' value={until} error={errors.until} onChange={(at) => set({ until: at })} />
        <TextField label='和多少人谈了' keyboard='number' maxLength={4} value={written.met} error={errors.met} onChange={(met) => set({ met })} />
        <TextArea label='简单说说情况' optional hint='去了哪几家，答应了什么。反映单位或干部的事不写在这里，单独记成一件诉求。' maxLength={500} value={written.note} error={errors.note} onChange={(note) => set({ note })} tall />
      </Card>
    </Screen>
  )
}
