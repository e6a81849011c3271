import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { ImportView } from 'server/contract'

import { ask } from '@/api/call'
import { usePages } from '@/api/pages'
import { momentWords } from '@/features/days'
import { shareSheet } from '@/features/sheet/share'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { Stack } from '@/ui/stack'
import { EmptyState, UnreadState } from '@/ui/states'
import { toast } from '@/ui/toast'

import { type Sheet, admin } from '../go'
import { useSending } from '../parts/use-sending'
import { SHEET_WORDS } from '../words'
import { TEMPLATES } from './template'

const ALL = {}

/** Units and people as spreadsheets: templates, bringing in, handing out, and taking back what was brought in by mistake. */
export default function SheetsPage() {
  const list = usePages('admin', 'imports', ALL)
  const [left, setLeft] = useState<{ name: string; why: string }[]>([])
  const undone = (still: { name: string; why: string }[]) => {
    setLeft(still)
    void list.refresh()
  }
  return (
    <Screen wide lead='先导入单位，再导入人员。每份最多一千行。'>
      <Columns>
        <SheetCard of='units' />
        <SheetCard of='people' />
        <Section title='导入过的'>
          {left.length > 0 && (
            <Callout tone='amber' title={`${left.length}个没有撤回`}>
              {left.map(({ name, why }) => `${name}：${why}`).join('；')}
            </Callout>
          )}
          {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
          {list.items?.length === 0 && <EmptyState icon='list' title='还没有用表格导入过' />}
          {list.items?.map((one) => <Imported key={one.id} one={one} onUndone={undone} />)}
          {list.items && list.items.length > 0 && <ListEnd more={list.more} />}
        </Section>
      </Columns>
    </Screen>
  )
}

function SheetCard({ of }: { of: Sheet }) {
  const words = SHEET_WORDS[of]
  const [busy, setBusy] = useState(false)
  const share = (rows: readonly (readonly string[])[], name: string) =>
    shareSheet(rows, name).catch((error: { errMsg?: string }) => {
      if (!error.errMsg?.includes('cancel')) toast('没有发出去，请再点一次')
    })
  const handOut = async () => {
    setBusy(true)
    const rows = await exported(of)
    setBusy(false)
    if (rows) await share(rows, words.exported)
    else toast('没有读出来，请再点一次')
  }
  return (
    <Section title={words.what}>
      <Rows>
        <Row icon='add' title={`导入${words.what}`} note='选填好的表，先看哪几行有错' onClick={() => admin.importSheet(of)} />
        <Row icon='message' title='发模板到微信' note='转给文件传输助手，在电脑上填' onClick={() => void share(TEMPLATES[of], words.template)} />
        <Row icon='list' title={busy ? '正在导出…' : `导出${words.what}`} note={of === 'people' ? '含没接受的邀请和邀请码；手机号只显示一部分' : '与模板同样的列'} onClick={busy ? undefined : () => void handOut()} />
      </Rows>
    </Section>
  )
}

/** All rows of a sheet under their titles, or null when they could not be read. */
async function exported(of: Sheet): Promise<string[][] | null> {
  const rows: string[][] = []
  for (const part of of === 'units' ? (['units'] as const) : (['people', 'invitations'] as const)) {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer = await ask('admin', 'exportSheet', { of: part, ...(cursor ? { cursor } : {}) })
      if (!answer.ok) return null
      if (rows.length === 0) rows.push(answer.value.header)
      rows.push(...answer.value.rows)
      cursor = answer.value.next
    }
  }
  return rows
}

function Imported({ one, onUndone }: { one: ImportView; onUndone: (left: { name: string; why: string }[]) => void }) {
  const { busy, problem, send } = useSending()
  const words = SHEET_WORDS[one.kind]
  const stands = one.made - one.taken
  const undo = async () => {
    const { confirm } = await Taro.showModal({ title: '撤回这次导入？', content: one.kind === 'units' ? '这次新建的单位会去掉；已有人员、邀请或诉求的留下。' : '没接受的邀请全部收回；已经接受的人不动。', confirmText: '撤回' })
    if (!confirm) return
    const answer = await send('undoImport', { id: one.id })
    if (!answer) return
    toast('已撤回')
    onUndone(answer.left)
  }
  return (
    <Card title={`导入${words.what}`}>
      <Facts facts={[['时间', momentWords(one.at)], ['经办', one.who], [one.kind === 'units' ? '新建单位' : '发出邀请', `${one.made}${one.kind === 'units' ? '个' : '份'}`], ['已撤回', one.taken > 0 ? `${one.taken}${one.kind === 'units' ? '个' : '份'}` : undefined]]} />
      {problem && <Callout tone='red'>{problem}</Callout>}
      {stands > 0 && (
        <Stack>
          <Button busy={busy} onClick={() => void undo()}>
            撤回这次导入
          </Button>
        </Stack>
      )}
    </Card>
  )
}
