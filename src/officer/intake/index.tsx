import { useState } from 'react'
import type { Receipt } from 'server/contract'
import type { Channel } from 'domain/appeal/kinds'
import { dayWords } from 'domain/calendar/day'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { usePhotos } from '@/features/evidence/use-photos'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { footProblem, showWrong } from '@/ui/wrong'

import { IntakeFields } from './intake-fields'
import { blankIntake, checkIntake, recording, type Intake } from './intake'

const SHELF = 'intake'
const ONLY = 'current'

/** Recording an appeal for somebody: at the counter, on the telephone, handed down from above. */
export default function IntakePage() {
  const district = useQuery('account', 'district', {})
  const [intake, setIntake] = useState<Intake>(() => findDraft<Intake>(SHELF, ONLY)?.content ?? blankIntake('counter'))
  const photos = usePhotos()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [busy, setBusy] = useState(false)

  const set = (part: Partial<Intake>) => {
    const next = { ...intake, ...part }
    setIntake(next)
    saveDraft(SHELF, next, ONLY)
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))))
  }
  const record = async () => {
    const wrong = checkIntake(intake)
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    setBusy(true)
    setProblem(null)
    const answer = await call('casework', 'record', recording(intake, photos.evidence))
    setBusy(false)
    if (!answer.ok) {
      setErrors(answer.problem.fields ?? {})
      return setProblem(answer.problem)
    }
    dropDraft(SHELF, ONLY)
    setReceipt(answer.value)
  }
  const again = (channel: Channel) => {
    setIntake(blankIntake(channel, intake.village))
    photos.items.forEach(({ key }) => photos.remove(key))
    setReceipt(null)
  }

  if (receipt) {
    return (
      <Screen
        heading='已登记'
        lead='请把编码和口令告诉诉求人。'
        foot={
          <FootBar>
            <Button look='primary' onClick={() => again(intake.channel)}>
              再录一件
            </Button>
          </FootBar>
        }
      >
        <Card>
          <Facts
            facts={[
              ['诉求编码', receipt.code],
              ['查询口令', receipt.queryWord],
              ['承诺答复', `${dayWords(receipt.promisedOn)}前`],
              ['接下来', receipt.next],
            ]}
          />
        </Card>
      </Screen>
    )
  }
  return (
    <Screen
      foot={
        <FootBar problem={footProblem(problem, errors)}>
          <Button look='primary' busy={busy} disabled={photos.busy} onClick={() => void record()}>
            登记
          </Button>
        </FootBar>
      }
    >
      <IntakeFields intake={intake} set={set} errors={errors} photos={photos} district={district.value} />
    </Screen>
  )
}
