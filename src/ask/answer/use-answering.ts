import { useRef, useState } from 'react'
import type { QuestionnaireView } from 'server/contract'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { answered, unanswered, type Given } from '@/features/questionnaire/given'
import { showWrong } from '@/ui/wrong'

const SHELF = 'answers'

interface Begun {
  given: Given
  village: string | undefined
}

export interface Answering extends Begun {
  errors: Record<string, string>
  problem: Problem | null
  busy: boolean
  sent: boolean
  set: (question: string, said: Given[string]) => void
  setVillage: (village: string) => void
  send: () => Promise<void>
}

/** A questionnaire being answered, kept on the phone with every tap until it is sent, once. */
export function useAnswering({ id, questions }: QuestionnaireView, village: string | undefined): Answering {
  const [begun, setBegun] = useState<Begun>(() => findDraft<Begun>(SHELF, id)?.content ?? { given: {}, village })
  const latest = useRef(begun)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)

  const keep = (next: Begun, field: string) => {
    latest.current = next
    setBegun(next)
    saveDraft(SHELF, next, id)
    setErrors(({ [field]: _, ...rest }) => rest)
  }
  const mark = (wrong: Record<string, string>) => {
    setErrors(wrong)
    showWrong(wrong)
  }
  const send = async () => {
    const now = latest.current
    const wrong = { ...(!now.village && { village: '请选您所在的村（社区）' }), ...unanswered(questions, now.given) }
    setProblem(null)
    mark(wrong)
    if (!now.village || Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await call('appeal', 'answer', { id, village: now.village, answers: answered(questions, now.given) })
    setBusy(false)
    if (answer.ok) {
      dropDraft(SHELF, id)
      return setSent(true)
    }
    mark(answer.problem.fields ?? {})
    setProblem(answer.problem)
  }

  return {
    ...begun,
    errors,
    problem,
    busy,
    sent,
    set: (question, said) => keep({ ...latest.current, given: { ...latest.current.given, [question]: said } }, question),
    setVillage: (chosen) => keep({ ...latest.current, village: chosen }, 'village'),
    send,
  }
}
