import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { OutputOf } from '@/api/contract'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { lastPlace, rememberPlace } from '@/features/filing/last'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { AnswerFields } from '@/features/questionnaire/answer-fields'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Picked } from '@/ui/picked'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { footProblem } from '@/ui/wrong'

import { useAnswering } from './use-answering'

type Asked = OutputOf<'appeal', 'questionnaire'>

/** One questionnaire, opened from the home page, a card that was sent on, or its own code. */
export default function AnswerPage() {
  const { params } = useRouter()
  const id = params.id ?? decodeURIComponent(params.scene ?? '')
  const asked = useQuery('appeal', 'questionnaire', { id })
  const found = asked.value
  if (!found && asked.problem) {
    return (
      <ResidentScreen>
        <ErrorState {...(asked.problem.lasting ? { title: '没有这份问卷', note: '可能码不对，或问卷没有发布。有事可以直接反映。' } : { note: asked.problem.message, onRetry: () => void asked.refresh() })}>
          <Button look='primary' onClick={() => go.form()}>
            我要反映
          </Button>
        </ErrorState>
      </ResidentScreen>
    )
  }
  if (!found) {
    return (
      <ResidentScreen>
        <Skeleton />
      </ResidentScreen>
    )
  }
  if (found.answered) return <Done title='您已经答过了' note={`谢谢！“${found.title}”每人答一次。`} />
  if (found.state !== 'published') return <Done title='这份问卷已经结束' note='谢谢您来看。有事要反映，可以直接提交诉求。' />
  return <Answering asked={found} />
}

function Answering({ asked }: { asked: Asked }) {
  const district = useQuery('account', 'district', {}).value
  // Where the questionnaire goes to one village only, nobody has to choose.
  const only = asked.places.length === 1 && district && findVillage(district, asked.places[0]) ? asked.places[0] : undefined
  const answering = useAnswering(asked, lastPlace()?.village)
  const [picking, setPicking] = useState(false)
  const village = answering.village ?? only
  const place = district && findVillage(district, village)
  const send = () => {
    if (!answering.village && only) answering.setVillage(only)
    if (village) rememberPlace(village)
    return answering.send()
  }
  if (answering.sent) return <Done title='收到了，谢谢您' note='您说的每一句都有人看。写到的难处，工作人员会登记成诉求来办，有进展会告诉您。' />
  return (
    <ResidentScreen
      heading={asked.title}
      lead={[asked.intro, `共${asked.questions.length}道题，${dayWords(asked.endsOn)}截止。`].filter(Boolean).join(' ')}
      foot={
        <FootBar problem={footProblem(answering.problem, answering.errors)}>
          <Button look='primary' busy={answering.busy} onClick={() => void send()}>
            提交
          </Button>
        </FootBar>
      }
      over={district && <PlacePicker tree={district} open={picking} onClose={() => setPicking(false)} onPicked={answering.setVillage} />}
    >
      <Callout tone='grey' title={asked.anonymous ? '不记名' : '谁会看到'}>
        {asked.anonymous ? '没有人会知道是谁答的。' : `${asked.unitName}看答案时看不到姓名；您写到要解决的事，可以替您登记成诉求。`}
      </Callout>
      <Card>
        <Field label='您在哪个村（社区）？' error={answering.errors.village}>
          <Picked label={`村（社区）：${place ? place.village.name : '还没有选'}，点按选择`} words={place ? placeWords(place) : '点这里选村（社区）'} chosen={Boolean(place)} onClick={() => setPicking(true)} />
        </Field>
      </Card>
      <AnswerFields questions={asked.questions} given={answering.given} errors={answering.errors} onChange={answering.set} />
    </ResidentScreen>
  )
}

/** Nothing more to do here, and where else one can go. */
function Done({ title, note }: { title: string; note: string }) {
  return (
    <ResidentScreen>
      <EmptyState icon='done' title={title} note={note}>
        <Button look='primary' onClick={go.home}>
          回首页
        </Button>
        <Button onClick={() => go.form()}>我要反映</Button>
      </EmptyState>
    </ResidentScreen>
  )
}
