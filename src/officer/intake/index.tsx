import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { Receipt } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { randomId } from '@/api/random'
import { dayWords } from '@/features/days'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { PHOTO_MISSING, usePhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { ownPlace } from '@/features/place/names'
import { useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { useOnline } from '@/ui/network'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { outreach } from '@/outreach/go'

import { IntakeFields } from './intake-fields'
import { blankIntake, checkIntake, recording, type Intake } from './intake'
import { keepRecording, type Recording } from './recordings'
import { Unsent } from './unsent'

const SHELF = 'intake'
const ONLY = 'current'

interface Begun {
  intake: Intake
  photos: EvidencePhoto[]
}

/** Recording an appeal for somebody: at the counter, on the telephone, handed down from above. */
export default function IntakePage() {
  const district = useQuery('account', 'district', {})
  const begun = useRef(findDraft<Begun>(SHELF, ONLY)?.content ?? { intake: blankIntake('counter'), photos: [] })
  const [intake, setIntake] = useState(begun.current.intake)
  const keepDraft = useCallback((part: Partial<Begun>) => {
    begun.current = { ...begun.current, ...part }
    saveDraft(SHELF, begun.current, ONLY)
  }, [])
  const photos = usePhotos(begun.current.photos, (items) => keepDraft({ photos: items }))
  // One intake is one request, however often it is sent and from wherever on this phone.
  const requestId = useRef(randomId())
  const online = useOnline()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [busy, setBusy] = useState(false)

  const write = useCallback(
    (next: Intake) => {
      setIntake(next)
      keepDraft({ intake: next })
    },
    [keepDraft],
  )
  // Most often it happened where one works; said once both are known, and only while nothing was chosen.
  const me = useMe()
  const own = useMemo(() => (district.value && me ? ownPlace(district.value, me.posts) : {}), [district.value, me])
  const { village, grid } = own
  useEffect(() => {
    if (village && !begun.current.intake.village) write({ ...begun.current.intake, village, grid })
  }, [village, grid, write])

  const set = (part: Partial<Intake>) => {
    write({ ...begun.current.intake, ...part })
    setErrors((before) => wrongBut(before, part))
  }
  const again = (next: Recording | Pick<Recording, 'intake'>) => {
    requestId.current = randomId()
    setReceipt(null)
    setProblem(null)
    setErrors({})
    write(next.intake)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    photos.put('photos' in next ? next.photos : [])
  }
  const blank = () => ({ intake: blankIntake(intake.channel, intake) })
  /** Keeps it on the phone, to be sent once there is a network, and clears the form for the next one. */
  const sendLater = () => {
    keepRecording(requestId.current, intake, begun.current.photos)
    again(blank())
    dropDraft(SHELF, ONLY)
    toast('没有网络，已存在本机，联网后自动发')
  }
  const record = async () => {
    // A second tap on a form that is cleared already, though not yet on the screen.
    if (begun.current.intake !== intake) return
    const wrong = checkIntake(intake)
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    if (!online) return sendLater()
    if (photos.items.some(({ evidence }) => !evidence)) return setProblem(PHOTO_MISSING)
    setBusy(true)
    setProblem(null)
    const answer = await call('casework', 'record', recording(intake, photos.evidence), requestId.current)
    setBusy(false)
    if (answer.ok) {
      photos.clear()
      dropDraft(SHELF, ONLY)
      return setReceipt(answer.value)
    }
    if (answer.problem.code === 'OFFLINE') return sendLater()
    setErrors(answer.problem.fields ?? {})
    setProblem(answer.problem)
  }

  if (receipt) {
    return (
      <Screen
        heading='已登记'
        lead='请把编码和口令告诉诉求人。'
        foot={
          <FootBar>
            <Button look='primary' onClick={() => again(blank())}>
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
              ['承诺答复', `${dayWords(receipt.promisedOn)}前${receipt.provisional ? '（暂定）' : ''}`],
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
            {online ? '登记' : '存在本机，联网后发'}
          </Button>
        </FootBar>
      }
    >
      <Unsent onOpen={again} />
      <IntakeFields intake={intake} set={set} errors={errors} photos={photos} district={district.value} near={own.township} />
      <Button look='plain' icon='place' onClick={outreach.outings}>
        下村、开会听到的，记在走访里
      </Button>
    </Screen>
  )
}
