import { useEffect, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { AskedHere } from '@/features/asked/asked-here'
import { rememberPlace } from '@/features/filing/last'
import { useFiling } from '@/features/filing/use-filing'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { placeOfScene } from '@/features/place/scene'
import { useScanned } from '@/features/place/use-scanned'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { FootBar } from '@/ui/foot-bar'
import { Steps } from '@/ui/steps'
import { footProblem } from '@/ui/wrong'

import { ContactStep } from './contact-step'
import { MatterStep } from './matter-step'

const STEPS = ['说事情', '怎么联系']

/** Filing an appeal: where and what, then who. Everything written is kept on the phone. */
export default function FormPage() {
  const { params } = useRouter()
  const filing = useFiling(params.draft, placeOfScene(params.scene))
  const scanned = useScanned(params.scene)
  useEffect(() => {
    if (scanned.is === 'wrong') filing.set({ channel: 'self', village: undefined, grid: undefined, scene: undefined })
    if (scanned.is !== 'place') return
    const { scene, place } = scanned
    filing.set({ channel: 'scan', scene, village: place.village, grid: place.grid, spot: filing.draft.spot || (place.spot ?? '') })
    rememberPlace(place.village)
    // A code is read once; what is changed by hand afterwards stands.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scanned])
  const district = useQuery('account', 'district', {})
  const [step, setStep] = useState(0)

  const turnTo = (next: number) => {
    setStep(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const next = () => filing.matterIsComplete() && turnTo(1)
  const submit = async () => {
    const receipt = await filing.file()
    if (receipt === 'matter') turnTo(0)
    else if (receipt) go.receipt(receipt.code)
  }

  const problem = footProblem(filing.problem, filing.errors)
  const foot =
    step === 0 ? (
      <FootBar problem={problem}>
        <Button look='primary' onClick={next}>
          下一步
        </Button>
      </FootBar>
    ) : (
      <FootBar problem={problem} note={filing.photos.busy ? '照片还在上传，稍等片刻就能提交' : undefined}>
        <Button onClick={() => turnTo(0)}>上一步</Button>
        <Button look='primary' busy={filing.busy} disabled={filing.photos.busy} onClick={() => void submit()}>
          提交
        </Button>
      </FootBar>
    )

  return (
    <ResidentScreen foot={foot}>
      <Steps names={STEPS} at={step} />
      {step === 0 && scanned.is === 'wrong' && <Callout tone='amber' title={scanned.words} />}
      {step === 0 && scanned.is === 'place' && <Callout tone='green' title={`地方已填好：${scanned.place.words}`} />}
      {step === 0 ? <MatterStep filing={filing} district={district.value} /> : <ContactStep filing={filing} district={district.value} />}
      {step === 0 && scanned.is === 'place' && <AskedHere />}
    </ResidentScreen>
  )
}
