import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { useFiling } from '@/features/filing/use-filing'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { placeOfScene } from '@/features/place/scene'
import { Button } from '@/ui/button'
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
      {step === 0 ? <MatterStep filing={filing} district={district.value} /> : <ContactStep filing={filing} district={district.value} />}
    </ResidentScreen>
  )
}
