import { useState } from 'react'

import { ask } from '@/api/call'
import type { OutputOf, Problem } from '@/api/contract'
import { Overview } from '@/features/appeal/overview'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { footProblem } from '@/ui/wrong'

/** Looking up an appeal by what stands on its receipt, without an account. */
export default function LookupPage() {
  const [code, setCode] = useState('')
  const [word, setWord] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [found, setFound] = useState<OutputOf<'appeal', 'lookUp'> | null>(null)
  const [busy, setBusy] = useState(false)

  const look = async () => {
    const wrong = { ...(!code.trim() && { code: '请填诉求编码' }), ...(!word.trim() && { word: '请填查询口令，或手机号后四位' }) }
    setErrors(wrong)
    if (Object.keys(wrong).length) return
    setBusy(true)
    setProblem(null)
    const answer = await ask('appeal', 'lookUp', { code: code.trim().toUpperCase(), word: word.trim() })
    setBusy(false)
    if (answer.ok) setFound(answer.value)
    else setProblem(answer.problem)
  }

  if (found) {
    return (
      <ResidentScreen
        foot={
          <FootBar>
            <Button icon='search' onClick={() => setFound(null)}>
              再查一件
            </Button>
            <Button look='primary' onClick={() => go.join(found.code)}>
              我也遇到了，或这是我的
            </Button>
          </FootBar>
        }
      >
        <Overview page={found} />
      </ResidentScreen>
    )
  }
  return (
    <ResidentScreen
      heading='凭编码查进展'
      lead='编码和口令在您的回执上。帮家里老人查也可以。'
      foot={
        <FootBar problem={footProblem(problem, errors)}>
          <Button look='primary' busy={busy} onClick={() => void look()}>
            查询
          </Button>
        </FootBar>
      }
    >
      <Card>
        <TextField label='诉求编码' value={code} error={errors.code} onChange={setCode} />
        <TextField label='查询口令' hint='没有口令，可填登记手机号的后四位。' value={word} error={errors.word} onChange={setWord} />
      </Card>
    </ResidentScreen>
  )
}
