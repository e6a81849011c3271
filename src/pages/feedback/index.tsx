import { useState } from 'react'
import Taro from '@tarojs/taro'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FootBar } from '@/ui/foot-bar'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

const SHELF = 'feedback'
const ONLY = 'current'

/** The suggestion box about the product itself. */
export default function FeedbackPage() {
  const [text, setText] = useState(() => findDraft<string>(SHELF, ONLY)?.content ?? '')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const write = (words: string) => {
    setText(words)
    setError(undefined)
    saveDraft(SHELF, words, ONLY)
  }
  const send = async () => {
    if (!text.trim()) return setError('请写几句')
    setBusy(true)
    const answer = await call('appeal', 'suggestProduct', { text: text.trim() })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.problem.fields?.text)
      return setProblem(answer.problem)
    }
    dropDraft(SHELF, ONLY)
    toast('收到了，谢谢您')
    void Taro.navigateBack()
  }

  return (
    <ResidentScreen
      heading='哪里不好用？'
      lead='是对这个小程序的意见。要反映生活中的事，请从首页“我要反映”提交。'
      foot={
        <FootBar problem={problem?.message}>
          <Button look='primary' busy={busy} onClick={() => void send()}>
            提交
          </Button>
        </FootBar>
      }
    >
      <Card>
        <TextArea label='您的意见' value={text} error={error} maxLength={500} onChange={write} tall />
      </Card>
    </ResidentScreen>
  )
}
