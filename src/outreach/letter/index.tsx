import { useRef, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { randomId } from '@/api/random'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { usePhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { keepLetter, keptLetters } from '../letters/letters'
import { given } from '../parts/given'
import { useMine } from '../parts/mine'
import { blankSaid, checkSaid, type Said } from '../said/said'
import { SaidFields } from '../said/said-fields'

const SHELF = 'letter'
const WORDS = { text: '信上写的是什么事？', photos: '信的原件（拍照）', who: '写信人' }

interface Begun {
  said: Said
  photos: EvidencePhoto[]
}

/** One letter of an opening, with a photo of it. It waits on the phone until the batch is entered. */
export default function LetterPage() {
  const { params } = useRouter()
  const opening = given(params.opening)
  const mine = useMine()
  const [before] = useState(() => keptLetters(opening).find(({ id }) => id === params.id))
  const draft = before?.id ?? opening
  const id = useRef(before?.id ?? randomId())
  const begun = useRef<Begun>(findDraft<Begun>(SHELF, draft)?.content ?? before?.content ?? { said: blankSaid(params.village), photos: [] })
  const [said, setSaid] = useState(begun.current.said)
  const [errors, setErrors] = useState<Record<string, string>>(() => before?.content.wrong ?? {})
  const write = (part: Partial<Begun>) => {
    begun.current = { ...begun.current, ...part }
    saveDraft(SHELF, begun.current, draft)
    setSaid(begun.current.said)
  }
  const photos = usePhotos(begun.current.photos, (items) => {
    write({ photos: items })
    setErrors(({ photos: _, ...rest }) => rest)
  })
  const set = (part: Partial<Said>) => {
    write({ said: { ...begun.current.said, ...part } })
    setErrors((old) => wrongBut(old, part))
  }

  /** Keeps it with the others of this opening. */
  const keep = (): boolean => {
    const wrong = { ...(photos.items.length === 0 && { photos: '请拍下信的原件' }), ...checkSaid(begun.current.said) }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return false
    keepLetter(opening, id.current, { said: begun.current.said, photos: begun.current.photos })
    dropDraft(SHELF, draft)
    return true
  }
  const another = () => {
    if (!keep()) return
    id.current = randomId()
    begun.current = { said: blankSaid(params.village), photos: [] }
    photos.put([])
    setSaid(begun.current.said)
    dropDraft(SHELF, draft)
    toast('存好了，录下一封')
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  return (
    <Screen
      foot={
        <FootBar problem={footProblem(null, errors)} note={photos.busy ? '照片还在上传，稍等片刻' : undefined}>
          {!before && (
            <Button disabled={photos.busy} onClick={another}>
              存好，录下一封
            </Button>
          )}
          <Button look='primary' disabled={photos.busy} onClick={() => keep() && void Taro.navigateBack()}>
            存好
          </Button>
        </FootBar>
      }
    >
      <SaidFields said={said} set={set} errors={errors} photos={photos} district={mine.district} places={mine.places} words={WORDS} original />
    </Screen>
  )
}
