import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AppealPage, EarlierMatter } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { dayWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Sheet } from '@/ui/sheet'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

/** The same matter before and after; where it is not told yet, what may be the same matter of the same person, for a person to say. */
export function CaseRepeats({ page, onChanged }: { page: AppealPage; onChanged: () => void }) {
  const { of, by } = page.repeat
  const may = page.offers.some(({ action, refusal }) => action === 'linkRepeat' && refusal === null)
  return (
    <>
      {of && (
        <Callout tone='amber' title={`重复反映：${of.closedOn ? `${dayWords(of.closedOn)}` : ''}办结过一次`}>
          <Button look='plain' icon='eye' onClick={() => go.case(of.code)}>
            {`看以前那件 ${of.code}`}
          </Button>
        </Callout>
      )}
      {by.map((code) => (
        <Callout key={code} tone='amber' title='办结以后，诉求人就这件事又来反映'>
          <Button look='plain' icon='eye' onClick={() => go.case(code)}>
            {`看后来那件 ${code}`}
          </Button>
        </Callout>
      ))}
      {may && <Proposed page={page} onChanged={onChanged} />}
    </>
  )
}

function Proposed({ page: { code, version }, onChanged }: { page: AppealPage; onChanged: () => void }) {
  const query = useQuery('casework', 'repeats', { code })
  const [chosen, setChosen] = useState<EarlierMatter>()
  const [linked, setLinked] = useState(false)
  const earlier = query.value?.earlier ?? []
  if (linked || earlier.length === 0) return null
  return (
    <Callout tone='blue' title='可能是重复反映：同一个人、同一件事，以前办结过'>
      {earlier.map((one) => (
        <View key={one.code}>
          <View>{`“${one.excerpt}”`}</View>
          <View>{`${one.lead}办理，${dayWords(one.closedOn)}办结。${one.reason}`}</View>
          <Button look='plain' icon='eye' onClick={() => go.case(one.code)}>
            看以前怎么办的
          </Button>
          <Button icon='check' onClick={() => setChosen(one)}>
            认定是重复反映
          </Button>
        </View>
      ))}
      <Sheet open={chosen !== undefined} title='认定是重复反映' onClose={() => setChosen(undefined)}>
        {chosen && (
          <Link
            code={code}
            version={version}
            earlier={chosen}
            onDone={() => {
              setChosen(undefined)
              setLinked(true)
              onChanged()
            }}
          />
        )}
      </Sheet>
    </Callout>
  )
}

/** What it means, why it is the same matter, and the step itself; the reason of the likeness is a first draft. */
function Link({ code, version, earlier, onDone }: { code: string; version: number; earlier: EarlierMatter; onDone: () => void }) {
  const written = useWritten('repeat', `${code}:${earlier.code}`, { reason: earlier.reason })
  const { reason } = written.value
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (!reason.trim()) return setError('请写一下为什么是同一件事')
    setBusy(true)
    const answer = await call('casework', 'act', { action: 'linkRepeat', code, version, payload: { earlier: earlier.code, reason: reason.trim() } })
    setBusy(false)
    if (!answer.ok) return setError(answer.problem.message)
    written.drop()
    toast('已认定')
    onDone()
  }
  return (
    <>
      <View>{`以前那件（${earlier.code}）说的是：${earlier.text}`}</View>
      <View>认定后两件互相挂上，计入重复诉求率；这件照常办理。</View>
      <TextArea label='为什么是同一件事' value={reason} maxLength={300} error={error} onChange={(reason) => written.set({ reason })} />
      <Button look='primary' busy={busy} onClick={() => void send()}>
        认定
      </Button>
    </>
  )
}
