import { useState } from 'react'
import { View } from '@tarojs/components'
import type { LedgerOrder, LedgerQuestion } from 'server/contract'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Facts } from '@/ui/facts'
import { Sheet } from '@/ui/sheet'

import { InFull, type Purpose, exportsPage, purposeOf } from '../exports/in-full'

interface Props {
  question: LedgerQuestion
  order: LedgerOrder
  /** What it is, how narrowed, how many, in words. */
  name: string
  filter: readonly string[]
  count: string
  onClose: () => void
}

/** Asks for the ledger as it is on the screen as a spreadsheet, and goes to where one sees it being made. */
export function ExportSheet({ question, order, name, filter, count, onClose }: Props) {
  const [inFull, setInFull] = useState<Purpose>({ on: false, words: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    const purpose = purposeOf(inFull)
    if (purpose === null) return setInFull({ ...inFull, error: '请写用途' })
    setBusy(true)
    const answer = await call('export', 'start', { of: { ledger: question, order, ...purpose } })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem.fields?.purpose ?? answer.problem.message)
    onClose()
    exportsPage(answer.value.id)
  }
  return (
    <Sheet open title='导出表格' onClose={onClose}>
      <Facts facts={[['台账', name], ['筛选', filter.join('、') || '没有筛选，全部'], ['件数', count], ['文件', '.xlsx，每个文件最多5万行'], ['保留', '7天后删除文件，谁导出过一直有记录']]} />
      <View className='ledger-filter--foot' />
      <InFull value={inFull} onChange={setInFull} note='只限您经办的、您单位办的；投诉一律隐去' />
      {problem && <Callout tone='red'>{problem}</Callout>}
      <View className='ledger-filter ledger-filter--foot'>
        <Button onClick={() => exportsPage()}>我的导出</Button>
        <Button look='primary' busy={busy} onClick={() => void begin()}>
          开始导出
        </Button>
      </View>
    </Sheet>
  )
}
