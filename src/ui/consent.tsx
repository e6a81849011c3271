import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { Button } from './button'
import { Sheet } from './sheet'
import { signal, useSignal } from './signal'
import './consent.scss'

type Answer = { event: 'exposureAuthorization' | 'disagree' } | { event: 'agree'; buttonId: string }
type Resolve = (answer: Answer) => void

const BUTTON = 'consent-agree'

/** Who waits for an answer: several abilities may be asked for at once, and all get the same one. */
const asked = signal<readonly Resolve[]>([])

/** Asks by our own sheet when WeChat needs consent before an ability; once, at launch. WeChat keeps the last listener only. */
export function watchConsent(): void {
  // Clients before 2.32.3 ask by themselves.
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    const answer = resolve as unknown as Resolve
    answer({ event: 'exposureAuthorization' })
    asked.set([...asked.get(), answer])
  })
}

function settle(answer: Answer): void {
  const waiting = asked.get()
  asked.set([])
  waiting.forEach((resolve) => resolve(answer))
}

/** The question itself, over the page on which an ability was asked for. Closing it is a no, and the rest goes on working. */
export function Consent() {
  const open = useSignal(asked).length > 0
  if (!open) return null
  const refuse = () => settle({ event: 'disagree' })
  return (
    <Sheet open title='用之前，请您同意' onClose={refuse}>
      <View>接下来要用到您手机的照片、相机、麦克风或者手机号，只用来办您的事。用法写在隐私保护指引里。</View>
      <Button look='plain' icon='eye' onClick={() => Taro.openPrivacyContract({ fail: () => undefined })}>
        看隐私保护指引
      </Button>
      <View className='consent__actions'>
        <Button onClick={refuse}>不同意</Button>
        <Button id={BUTTON} look='primary' openType='agreePrivacyAuthorization' onAgree={() => settle({ event: 'agree', buttonId: BUTTON })}>
          同意
        </Button>
      </View>
    </Sheet>
  )
}
