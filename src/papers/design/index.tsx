import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { AnswerFields } from '@/features/questionnaire/answer-fields'
import type { Given } from '@/features/questionnaire/given'
import { MeAwaited } from '@/features/session/me-awaited'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Stack } from '@/ui/stack'
import { UnreadState } from '@/ui/states'
import { Steps } from '@/ui/steps'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { papers } from '../go'
import { useMine } from '../mine'
import { blankQuestion, checkPlaces, checkQuestions, questionAt, questionsOf, type Design, type Draft } from './design'
import { PlacesStep } from './places-step'
import { QuestionCard } from './question-card'
import { useDesign, type Designing } from './use-design'

const STEPS = ['写题目', '发到哪里', '看一看']
const QUESTIONS_MOST = 30

/** Designing a questionnaire: what is asked, whom, and how it will look. */
export default function DesignPage() {
  const { params } = useRouter()
  const { me, posts, district } = useMine()
  const designing = useDesign(params.id, me)
  const { design, errors, problem, busy, mark, save } = designing
  const [step, setStep] = useState(0)
  const [open, setOpen] = useState(0)

  if (!design) return problem ? <Screen><UnreadState problem={problem} onRetry={designing.again} /></Screen> : <MeAwaited />

  const turnTo = (next: number) => {
    setStep(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  /** Goes to where the first wrong field is. */
  const show = (wrong: Record<string, string>) => {
    const [first] = Object.keys(wrong)
    const at = first === undefined ? null : questionAt(first)
    if (at !== null) setOpen(at)
    if (first !== undefined) setStep(first in checkPlaces({ ...design, places: [], endsOn: '' }) ? 1 : 0)
    mark(wrong)
  }
  const next = (wrong: Record<string, string>) => (Object.keys(wrong).length > 0 ? show(wrong) : turnTo(step + 1))
  const keep = async (publish: boolean) => {
    const id = await save(publish)
    if (id === null) return
    toast(publish ? '已发布' : '草稿已保存')
    if (publish) papers.published(id)
    else void Taro.navigateBack()
  }
  const checks = [() => checkQuestions(design), () => checkPlaces(design)]
  const foot = (
    <FootBar problem={footProblem(problem, errors)} note={step === 2 ? '发布后题目不能再改' : undefined}>
      {step > 0 && <Button onClick={() => turnTo(step - 1)}>上一步</Button>}
      {step === 2 && (
        <Button busy={busy} onClick={() => void keep(false)}>
          存草稿
        </Button>
      )}
      <Button look='primary' busy={busy} onClick={() => (step < 2 ? next(checks[step]!()) : void keep(true))}>
        {step < 2 ? '下一步' : '发布'}
      </Button>
    </FootBar>
  )
  return (
    <Screen foot={foot}>
      <Steps names={STEPS} at={step} />
      {step === 0 && <QuestionsStep design={design} designing={designing} open={open} onOpen={setOpen} />}
      {step === 1 && <PlacesStep design={design} set={designing.set} errors={errors} posts={posts} district={district} today={me?.today} />}
      {step === 2 && <Preview design={design} />}
    </Screen>
  )
}

interface QuestionsProps {
  design: Design
  designing: Designing
  open: number
  onOpen: (at: number) => void
}

function QuestionsStep({ design: { title, intro, questions }, designing: { set, errors }, open, onOpen }: QuestionsProps) {
  const change = (at: number, part: Partial<Draft>) => set({ questions: questions.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  const move = (at: number, by: 1 | -1) => {
    const moved = [...questions]
    moved.splice(at + by, 0, ...moved.splice(at, 1))
    set({ questions: moved })
    onOpen(at + by)
  }
  const add = () => {
    set({ questions: [...questions, blankQuestion(questions)] })
    onOpen(questions.length)
  }
  return (
    <>
      <Card>
        <TextField label='问卷名称' maxLength={40} value={title} error={errors.title} placeholder='比如：春季出行问卷' onChange={(value) => set({ title: value })} />
        <TextArea label='开头的话' optional maxLength={300} value={intro} error={errors.intro} placeholder='为什么问、问来做什么' onChange={(value) => set({ intro: value })} />
      </Card>
      <Section title='题目' aside={`${questions.length}道`}>
        {questions.map((draft, at) => (
          <QuestionCard
            key={draft.id}
            at={at}
            of={questions.length}
            draft={draft}
            errors={errors}
            open={at === open}
            onOpen={() => onOpen(at)}
            onChange={(part) => change(at, part)}
            onMove={(by) => move(at, by)}
            onRemove={() => {
              set({ questions: questions.filter((_, n) => n !== at) })
              onOpen(Math.max(0, at - 1))
            }}
          />
        ))}
        <Stack>
          <Button icon='add' disabled={questions.length >= QUESTIONS_MOST} onClick={add}>
            加一道题
          </Button>
        </Stack>
      </Section>
    </>
  )
}

/** As residents will see it; taps are not kept. */
function Preview({ design }: { design: Design }) {
  const [given, setGiven] = useState<Given>({})
  return (
    <>
      <Callout tone='grey' title='群众看到的就是这样'>
        可以点一点试试，这里答的不会记下来。
      </Callout>
      <Section title={design.title} aside={design.intro}>
        <AnswerFields questions={questionsOf(design)} given={given} errors={{}} onChange={(question, said) => setGiven((before) => ({ ...before, [question]: said }))} />
      </Section>
    </>
  )
}
