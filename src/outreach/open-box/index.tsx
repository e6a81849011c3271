import { useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { LetterBoxView } from 'server/contract'
import { wrongWithOpening } from 'domain/outreach/letterBox'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { randomId } from '@/api/random'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { TextArea } from '@/ui/text-area'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { outreach } from '../go'
import { useMine } from '../parts/mine'
import { MomentField } from '../parts/moment-field'
import { PersonField } from '../parts/person-field'
import { inFields } from '../said/said'

const SHELF = 'open-box'
const MOST = 500

interface Written {
  id: string
  at?: number
  other?: string
  found: string
  note: string
}

/** Puts an opening on record: when, which two were there, how many letters. */
export default function OpenBoxPage() {
  const { params } = useRouter()
  const query = useQuery('casework', 'openings', { box: params.box ?? '' })
  return query.value ? <OpenForm box={query.value.box} /> : <Screen><Loaded query={query}>{() => null}</Loaded></Screen>
}

function OpenForm({ box }: { box: LetterBoxView }) {
  const { me } = useMine()
  const colleagues = useQuery('casework', 'colleagues', { village: box.village })
  const begun = useRef(findDraft<Written>(SHELF, box.id)?.content ?? { id: randomId(), found: '', note: '' })
  const [written, setWritten] = useState<Written>(begun.current)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [now] = useState(() => Date.now())
  const at = written.at ?? now

  const set = (part: Partial<Written>) => {
    begun.current = { ...begun.current, ...part }
    saveDraft(SHELF, begun.current, box.id)
    setWritten(begun.current)
    setErrors((old) => wrongBut(old, part))
  }
  const open = async () => {
    if (!me) return
    const openers = [me.person, ...(written.other ? [written.other] : [])]
    const found = Number(written.found.trim())
    const { openers: people, at: time } = wrongWithOpening(openers, openers, me.person, at, Date.now())
    const wrong = {
      ...(people && { other: people }),
      ...(time && { at: time }),
      ...(/^\d+$/.test(written.found.trim()) && found <= MOST ? {} : { found: `请数一数，填0到${MOST}` }),
    }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    setBusy(true)
    setProblem(null)
    const note = written.note.trim()
    const answer = await call('casework', 'openBox', { id: written.id, box: box.id, at, openers, found, ...(note && { note }) }, written.id)
    setBusy(false)
    if (answer.ok) {
      dropDraft(SHELF, box.id)
      return outreach.opened(answer.value.id)
    }
    const { openers: refused, ...fields } = inFields(answer.problem.fields)
    setErrors({ ...fields, ...(refused && { other: refused }) })
    setProblem(answer.problem)
  }

  return (
    <Screen
      heading={box.name}
      lead={box.place}
      foot={
        <FootBar problem={footProblem(problem, errors)}>
          <Button look='primary' busy={busy} onClick={() => void open()}>
            登记开箱
          </Button>
        </FootBar>
      }
    >
      <Card>
        <MomentField label='什么时候开的' value={at} error={errors.at} onChange={(next) => set({ at: next })} />
        <PersonField label='和您一起开箱的人' hint='要两个人在场：您和另一位同事。' people={colleagues.value} value={written.other} error={errors.other} onChange={(other) => set({ other })} />
        <TextField label='箱里有几封信' keyboard='number' maxLength={3} value={written.found} error={errors.found} onChange={(found) => set({ found })} />
        <TextArea label='说明' optional hint='信里反映的事不写在这里，录信的时候写。' maxLength={300} value={written.note} error={errors.note} onChange={(note) => set({ note })} />
      </Card>
    </Screen>
  )
}
