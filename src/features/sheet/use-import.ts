import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { SheetFile, SheetResult } from 'server/contract'

import { call } from '@/api/call'
import type { Answer, Problem } from '@/api/contract'
import { uploadFile } from '@/api/upload'

import { type PartLimit, partsOf, together } from './parts'

export type Importing =
  | { is: 'nothing'; problem: Problem | null }
  | { is: 'reading'; words: string }
  | { is: 'looked'; name: string; result: SheetResult; problem: Problem | null }
  | { is: 'importing'; name: string; done: number; of: number }
  | { is: 'done'; result: SheetResult }

const OFFLINE: Problem = { code: 'OFFLINE', message: '文件没有传上去，请联网后再选一次。' }

/** A spreadsheet on its way in: chosen, read, looked at, imported. `send` is the import that it goes to; `limit`, how much of it that takes at once. */
export function useImport(send: (part: SheetFile & { dryRun: boolean }) => Promise<Answer<SheetResult>>, limit?: PartLimit): { state: Importing; choose: () => Promise<void>; take: () => Promise<void>; again: () => void } {
  const [state, setState] = useState<Importing>({ is: 'nothing', problem: null })
  const parts = useRef<SheetFile[]>([])

  const sendAll = async (dryRun: boolean, onPart: (done: number) => void): Promise<{ result: SheetResult; problem: Problem | null }> => {
    const results: SheetResult[] = []
    for (const [at, part] of parts.current.entries()) {
      onPart(at)
      const answer = await send({ ...part, dryRun })
      if (!answer.ok) return { result: together(results), problem: answer.problem }
      results.push(answer.value)
      if (answer.value.missing.length > 0) break
    }
    return { result: together(results), problem: null }
  }
  const choose = async () => {
    const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] }).catch(() => null)
    const file = chosen?.tempFiles[0]
    if (!file) return
    const fail = (problem: Problem) => setState({ is: 'nothing', problem: problem.fields?.file ? { ...problem, message: problem.fields.file } : problem })
    setState({ is: 'reading', words: '正在上传' })
    const fileID = await uploadFile(file.path, /\.(\w{2,5})$/.exec(file.name)?.[1] ?? 'csv').catch(() => null)
    if (fileID === null) return fail(OFFLINE)
    setState({ is: 'reading', words: '正在读表格' })
    const read = await call('sheets', 'read', { fileID })
    if (!read.ok) return fail(read.problem)
    parts.current = partsOf(read.value, limit?.rows)
    if (limit?.whole && parts.current.length > 1) return fail({ code: 'INVALID', message: limit.whole })
    const looked = await sendAll(true, (done) => setState({ is: 'reading', words: `正在核对 ${done + 1}/${parts.current.length}` }))
    if (looked.problem) return fail(looked.problem)
    setState({ is: 'looked', name: file.name, result: looked.result, problem: null })
  }
  const take = async () => {
    if (state.is !== 'looked') return
    const { name, result: seen } = state
    const taken = await sendAll(false, (done) => setState({ is: 'importing', name, done, of: parts.current.length }))
    // What was imported before something went wrong is not imported again: the same button goes on.
    if (taken.problem) return setState({ is: 'looked', name, result: seen, problem: taken.problem })
    setState({ is: 'done', result: taken.result })
  }
  return { state, choose, take, again: () => setState({ is: 'nothing', problem: null }) }
}
