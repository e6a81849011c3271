import { useState } from 'react'
import { View } from '@tarojs/components'

import { ask, call } from '@/api/call'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { TextField } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { toast } from '@/ui/toast'

import { changeHeard } from '../kept/outing'
import { inFields } from '../said/said'

/** An appeal whose petitioner is asked to say the word back. */
export interface Attesting {
  code: string
  /** What was written down, to be read to them. */
  text: string
  /** The word of the receipt, where this phone still has it. */
  word?: string
  /** Where this phone keeps it. */
  heard?: { outing: string; id: string }
}

interface Props {
  attesting: Attesting | null
  outing: string
  onClose: () => void
  onDone: () => void
}

const GONE = '这件已直接交上级办，您这里看不到了，不用再核对。'

/** Reads the appeal and its word to the petitioner, who says the word back. */
export function Attest({ attesting, outing, onClose, onDone }: Props) {
  return (
    <Sheet open={attesting !== null} title='请他说口令' onClose={onClose}>
      {attesting && <Said key={attesting.code} attesting={attesting} outing={outing} onClose={onClose} onDone={onDone} />}
    </Sheet>
  )
}

function Said({ attesting: { code, text, word, heard }, outing, onClose, onDone }: Props & { attesting: Attesting }) {
  const [said, setSaid] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const stop = (words: string) => {
    setBusy(false)
    setProblem(words)
  }
  const attest = async () => {
    setProblem(undefined)
    if (!said.trim()) return setError('请填他说的口令')
    setBusy(true)
    const found = await ask('casework', 'outing', { id: outing })
    if (!found.ok) return stop(found.problem.message)
    const card = found.value.appeals.find((one) => one.code === code)
    if (!card) return stop(GONE)
    const answer = await call('casework', 'act', { action: 'attest', code, version: card.version, payload: { word: said.trim() } })
    setBusy(false)
    if (!answer.ok && answer.problem.code !== 'ATTESTED') {
      setError(inFields(answer.problem.fields)['word'])
      return answer.problem.fields ? undefined : setProblem(answer.problem.message)
    }
    if (heard) changeHeard(heard.outing, heard.id, (one) => ({ ...one, confirmed: true, told: true }))
    toast('核对好了')
    onClose()
    onDone()
  }
  return (
    <>
      <View className='attest__words'>把登记的内容读给他听：{text}</View>
      {word && (
        <>
          <View>再告诉他口令，请他记好，凭编码和口令能查进展：</View>
          <View className='attest__word'>{word}</View>
        </>
      )}
      <TextField
        label='他说的口令'
        value={said}
        maxLength={12}
        error={error}
        onChange={(value) => {
          setSaid(value)
          setError(undefined)
        }}
      />
      {problem && <Callout tone='red' title={problem} />}
      <View className='attest__actions'>
        <Button look='primary' busy={busy} onClick={() => void attest()}>
          核对
        </Button>
        <Button look='plain' onClick={() => go.officerAct(code, 'attest')}>
          改用当场签名
        </Button>
      </View>
    </>
  )
}
