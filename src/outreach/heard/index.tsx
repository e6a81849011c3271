import { useRef, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { randomId } from '@/api/random'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { forgetFiles, keepFile } from '@/features/evidence/kept-files'
import { usePhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { MeAwaited } from '@/features/session/me-awaited'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { useOnline } from '@/ui/network'
import { Screen } from '@/ui/screen'
import { Signature, SignaturePad, type SignatureHandle } from '@/ui/signature-pad'
import { ErrorState } from '@/ui/states'
import type { Stroke } from '@/ui/strokes'
import { toast } from '@/ui/toast'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { putHeard, useKeptOutings, type Confirming, type Heard, type Kept } from '../kept/outing'
import { sendOutings } from '../kept/send'
import { useMine, type Mine } from '../parts/mine'
import { Refused } from '../parts/refused'
import { blankSaid, checkSaid, inFields, isNamed, type Said } from '../said/said'
import { SaidFields } from '../said/said-fields'
import { CONFIRMINGS } from '../words'

const SHELF = 'heard'
const WAYS = (Object.keys(CONFIRMINGS) as Confirming[]).map((value) => ({ value, ...CONFIRMINGS[value] }))
const WORDS = { text: '群众说的是什么事？', photos: '现场照片', who: '谁说的' }

interface Begun {
  said: Said
  confirming: Confirming
  photos: EvidencePhoto[]
  signature?: Heard['signature']
  /** Drawn on the pad and not kept as a file yet. */
  strokes?: Stroke[]
}

/** Writes down an appeal heard on an outing. It is kept on the phone first and sent from there, network or none. */
export default function HeardPage() {
  const { params } = useRouter()
  const mine = useMine()
  const kept = useKeptOutings(mine.me?.person).find(({ id }) => id === params.outing)
  if (!mine.me) return <MeAwaited cards={2} />
  if (!kept) return <Screen><ErrorState title='不在这部手机上' note='这次走访要在开始它的那部手机上记。' /></Screen>
  return <HeardForm kept={kept} mine={mine} before={kept.content.heard.find(({ id }) => id === params.id)} />
}

function HeardForm({ kept, mine, before }: { kept: Kept; mine: Mine; before: Heard | undefined }) {
  const online = useOnline()
  const { begun: outing } = kept.content
  const draft = before?.id ?? kept.id
  const id = useRef(before?.id ?? randomId())
  const refused = before?.state.is === 'refused' ? before.state.problem : null
  const begun = useRef<Begun>(findDraft<Begun>(SHELF, draft)?.content ?? (before ? { ...before } : { said: blankSaid(outing.village), confirming: 'signature', photos: [] }))
  const [written, setWritten] = useState(begun.current)
  const [errors, setErrors] = useState<Record<string, string>>(() => inFields(refused?.fields))
  const [busy, setBusy] = useState(false)
  const pad = useRef<SignatureHandle>(null)
  const write = (part: Partial<Begun>) => {
    begun.current = { ...begun.current, ...part }
    saveDraft(SHELF, begun.current, draft)
    setWritten(begun.current)
  }
  const photos = usePhotos(begun.current.photos, (items) => write({ photos: items }))
  const right = (part: object) => setErrors((old) => wrongBut(old, part))
  const set = (part: Partial<Said>) => {
    write({ said: { ...begun.current.said, ...part } })
    right(part)
  }
  const { said, confirming, signature, strokes = [] } = written
  const signs = isNamed(said) && confirming === 'signature'

  const draw = (next: Stroke[]) => {
    write({ strokes: next })
    right({ signature: '' })
  }

  const keep = async () => {
    if (busy) return
    const drawn = signature !== undefined || strokes.length > 0
    const wrong = { ...checkSaid(said), ...(signs && !drawn && { signature: '请他在这里签名；不方便签的，换一种确认办法' }) }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    setBusy(true)
    const signed = signs ? (signature ?? (await save(pad.current!))) : undefined
    if (!signs) forgetFiles([signature?.path])
    const heardAt = before?.heardAt ?? Date.now()
    putHeard(kept.id, { id: id.current, said, photos: begun.current.photos, confirming, heardAt, state: { is: 'waiting' }, ...(signed && { signature: signed }) })
    dropDraft(SHELF, draft)
    void sendOutings(kept.content.by)
    toast(online ? '记下了，正在发送' : '记下了，联网后自动发')
    void Taro.navigateBack()
  }

  return (
    <Screen
      foot={
        <FootBar problem={footProblem(null, errors)} note={photos.busy ? '照片还在上传，稍等片刻' : undefined}>
          <Button look='primary' busy={busy} disabled={photos.busy} onClick={() => void keep()}>
            {online ? '记下' : '记下，联网后发'}
          </Button>
        </FootBar>
      }
    >
      {refused && <Refused problem={{ message: refused.message }} />}
      <SaidFields said={said} set={set} errors={errors} photos={photos} district={mine.district} places={mine.places} words={WORDS}>
        {isNamed(said) && (
          <Field label='怎么确认是他说的？' hint='把记的内容读给他听，再请他确认。'>
            <Choice
              label='怎么确认是他说的'
              options={WAYS}
              value={confirming}
              onChange={(way) => {
                write({ confirming: way })
                right({ signature: '' })
              }}
            />
          </Field>
        )}
        {signs && (
          <Field label='他的签名' error={errors.signature}>
            {signature ? <Signature path={signature.path} onAgain={() => write({ signature: undefined })} /> : <SignaturePad ref={pad} label='他的签名' strokes={strokes} onChange={draw} />}
          </Field>
        )}
      </SaidFields>
    </Screen>
  )
}

/** Keeps what was signed where it outlives this visit. */
async function save(pad: SignatureHandle): Promise<NonNullable<Heard['signature']>> {
  const path = await pad.save()
  return { path: (await keepFile(path)) ?? path }
}
