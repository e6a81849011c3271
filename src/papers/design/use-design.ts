import { useEffect, useRef, useState } from 'react'
import { addDays } from 'domain/calendar/day'
import type { Me } from 'server/contract'

import { asRead, type Unread } from '@/api/cache'
import { ask, call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { randomId } from '@/api/random'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { showWrong } from '@/ui/wrong'

import { intakePosts } from '../mine'
import { blankDesign, designInput, designOf, type Design } from './design'

const SHELF = 'design'
const NEW = 'new'
const USUAL_DAYS = 14

interface Kept {
  id: string
  design: Design
}

export interface Designing {
  design: Design | null
  errors: Record<string, string>
  problem: Unread | null
  busy: boolean
  /** Reads it again after it did not come. */
  again: () => void
  set: (part: Partial<Design>) => void
  mark: (wrong: Record<string, string>) => void
  /** Keeps it at the unit, and publishes it where wished; its id, or null when something is in the way. */
  save: (publish: boolean) => Promise<string | null>
}

/** A questionnaire being designed, kept on the phone with every change until the unit has it. */
export function useDesign(given: string | undefined, me: Me | null): Designing {
  const shelf = given ?? NEW
  const [kept, setKept] = useState<Kept | null>(() => findDraft<Kept>(SHELF, shelf)?.content ?? null)
  const latest = useRef(kept)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Unread | null>(null)
  const [busy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)

  const keep = (next: Kept) => {
    latest.current = next
    setKept(next)
  }
  const unit = intakePosts(me)[0]?.unit
  const today = me?.today
  useEffect(() => {
    if (latest.current) return
    if (!given) {
      if (unit && today) keep({ id: randomId(), design: blankDesign(unit, addDays(today, USUAL_DAYS)) })
      return
    }
    void ask('casework', 'designed', { id: given }).then((answer) => (answer.ok ? keep({ id: given, design: designOf(answer.value) }) : setProblem(asRead(answer.problem))))
  }, [given, unit, today, tries])
  const again = () => {
    setProblem(null)
    setTries((before) => before + 1)
  }

  const set = (part: Partial<Design>) => {
    if (!latest.current) return
    keep({ ...latest.current, design: { ...latest.current.design, ...part } })
    saveDraft(SHELF, latest.current, shelf)
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name.split('.')[0]! in part))))
  }
  const mark = (wrong: Record<string, string>) => {
    setErrors(wrong)
    showWrong(wrong)
  }
  const refused = (answer: { problem: Problem }) => {
    setProblem(answer.problem)
    mark(answer.problem.fields ?? {})
    return null
  }
  const save = async (publish: boolean) => {
    if (!latest.current || busy) return null
    const { id, design } = latest.current
    setBusy(true)
    setProblem(null)
    const saved = await call('casework', 'saveQuestionnaire', designInput(id, design))
    const done = saved.ok && publish ? await call('casework', 'moveQuestionnaire', { id, to: 'published' }) : saved
    setBusy(false)
    if (!done.ok) return refused(done)
    dropDraft(SHELF, shelf)
    return id
  }
  return { design: kept?.design ?? null, errors, problem, busy, again, set, mark, save }
}
