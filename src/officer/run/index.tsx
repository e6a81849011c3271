import { useEffect, useMemo, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { toast } from '@/ui/toast'

import { RunCase } from './run-case'
import { RunSummary } from './run-summary'
import { tasksFromText } from './tasks'
import { useRun } from './use-run'

/** One after another: each is shown with its likely step filled in; the next opens by itself. */
export default function RunPage() {
  const { params } = useRouter()
  const tasks = useMemo(() => tasksFromText(decodeURIComponent(params.tasks ?? '')), [params.tasks])
  const run = useRun(tasks)
  const [signature, setSignature] = useState<string | null>(null)
  const { at, tally } = run
  const allDone = tasks.length > 0 && tally.done === tasks.length

  useEffect(() => {
    if (!allDone) return
    toast(tasks.length === 1 ? '已办好' : `${tasks.length}件都办好了`)
    void Taro.navigateBack()
  }, [allDone, tasks.length])
  useEffect(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined), [at])

  const task = tasks[at]
  if (!task) return <RunSummary run={run} />
  const words = [`第${at + 1}件，共${tasks.length}件`, ...(tally.done > 0 ? [`办好${tally.done}件`] : []), ...(tally.failed > 0 ? [`${tally.failed}件没办成，最后再看`] : [])].join('　')
  return <RunCase key={task.code} task={task} sequence={{ words, signature, setSignature, sent: run.sent, skip: run.skip }} alone={tasks.length === 1} />
}
