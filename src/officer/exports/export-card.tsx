import { useCallback, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from 'domain/calendar/day'
import type { ExportView } from 'server/contract'

import { ask, call } from '@/api/call'
import type { Answer, Problem } from '@/api/contract'
import { momentWords } from '@/features/days'
import { dayWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Stack } from '@/ui/stack'
import { Tag } from '@/ui/tag'

import { canShow, openFile, sendFile } from './file'
import { STATE_TONES, STATE_WORDS, progressWords, sizeWords } from './words'

type Summary = Omit<ExportView, 'files'> & { files?: ExportView['files'] }

/** How often one that is being made is asked after. */
const EVERY_MS = 1500

const isUnderWay = ({ state }: Summary): boolean => state === 'queued' || state === 'making'

/** One export: followed while it is made, opened or sent once it is there, asked for again when it is not. */
export function ExportCard({ summary, opened }: { summary: Summary; opened: boolean }) {
  const [view, setView] = useState<Summary>(summary)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const { id } = summary
  const learn = useCallback((answer: Answer<ExportView>) => {
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) setView(answer.value)
  }, [])
  const follow = useCallback(async () => learn(await ask('export', 'follow', { id })), [id, learn])

  useEffect(() => void (opened && follow()), [opened, follow])
  useEffect(() => {
    if (!isUnderWay(view)) return
    // Each answer is a new view, which sets the next one off; one that did not arrive as well.
    const timer = setTimeout(() => void follow(), EVERY_MS)
    return () => clearTimeout(timer)
  }, [view, problem, follow])

  const press = async (what: () => Promise<void>) => {
    setBusy(true)
    await what()
    setBusy(false)
  }
  const again = () => press(async () => learn(await call('export', 'again', { id })))
  return (
    <Card title={view.words} aside={<Tag tone={STATE_TONES[view.state]}>{STATE_WORDS[view.state]}</Tag>}>
      <View className='export-note'>
        {momentWords(view.at)}
        {view.state === 'done' && `${view.what === 'ledger' ? `，${view.rows}行` : ''}，${dayWords(dayOf(view.expiresAt))}删除文件`}
      </View>
      {isUnderWay(view) && <View className='export-note'>{progressWords(view)}</View>}
      {view.state === 'failed' && <Callout tone='red' title='没有做成'>做好的部分还在，可以接着做。再不成，请把筛选收窄些，或联系区中心。</Callout>}
      {problem && <Callout tone='amber'>{problem.message}</Callout>}
      <Stack>
        {view.state === 'done' && !view.files && (
          <Button busy={busy} onClick={() => void press(follow)}>
            取文件
          </Button>
        )}
        {view.state === 'done' && view.files?.map((file) => <File key={file.name} file={file} onStale={follow} />)}
        {view.state === 'failed' && (
          <Button busy={busy} icon='retry' onClick={() => void again()}>
            接着做
          </Button>
        )}
        {view.state === 'expired' && (
          <Button busy={busy} icon='retry' onClick={() => void again()}>
            重新做一份
          </Button>
        )}
      </Stack>
    </Card>
  )
}

/** A file: what it is, and the ways to it. Its address is good for ten minutes; a later tap brings a new one. */
function File({ file, onStale }: { file: ExportView['files'][number]; onStale: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const take = async (way: (url: string, name: string) => Promise<void>) => {
    setBusy(true)
    setFailed(false)
    try {
      await way(file.url ?? '', file.name)
    } catch (error) {
      if (!`${(error as { errMsg?: string }).errMsg ?? ''}`.includes('cancel')) {
        setFailed(true)
        await onStale()
      }
    }
    setBusy(false)
  }
  return (
    <View className='export-file'>
      <View className='export-file__name'>{file.name}</View>
      <View className='export-note'>{file.name.endsWith('.xlsx') ? `${file.rows}行，${sizeWords(file.bytes)}` : sizeWords(file.bytes)}</View>
      <View className='export-file__ways'>
        {canShow(file.name) && (
          <Button busy={busy} onClick={() => void take(openFile)}>
            打开
          </Button>
        )}
        <Button busy={busy} onClick={() => void take(sendFile)}>
          发到微信
        </Button>
      </View>
      {failed && <Callout tone='amber'>文件没有取到，请再点一次。</Callout>}
    </View>
  )
}
