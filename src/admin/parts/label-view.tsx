import { useState } from 'react'
import type { OutputOf } from '@/api/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Answer } from '@/api/contract'
import { useWritten } from '@/features/draft/use-written'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { EmptyState } from '@/ui/states'
import { TextArea } from '@/ui/text-area'
import { Toggle } from '@/ui/toggle'
import { footProblem, showWrong } from '@/ui/wrong'

import { AlterScreen } from '../alter/form'
import { namesIn } from '../alter/add-form'
import type { Label } from '../go'
import { LABEL_WORDS } from '../words'

/** What stands for a new one among the drafts. */
const NEW = 'new'

type List = OutputOf<'casework', 'responsibility'>
type Tags = OutputOf<'casework', 'tags'>

/** One category or tag: its name, what it is known by, whether it is in use; or a new one. */
export function LabelView({ of, id }: { of: Label; id: string | undefined }) {
  return of === 'tag' ? <TagPage id={id} /> : <CategoryPage id={id} />
}

function CategoryPage({ id }: { id: string | undefined }) {
  const query = useQuery('casework', 'responsibility', {})
  if (query.value && (!id || query.value.rows.some(({ category }) => category === id))) return <CategoryForm list={query.value} id={id} onSaved={query.put} />
  return (
    <Screen>
      <Loaded query={query}>{() => <EmptyState icon='list' title='没有这个类别' />}</Loaded>
    </Screen>
  )
}

function TagPage({ id }: { id: string | undefined }) {
  const query = useQuery('casework', 'tags', {})
  if (query.value && (!id || query.value.tags.some((tag) => tag.id === id))) return <TagForm list={query.value} id={id} onSaved={query.put} />
  return (
    <Screen>
      <Loaded query={query}>{() => <EmptyState icon='list' title='没有这个标签' />}</Loaded>
    </Screen>
  )
}

/** A change on its way, with what came back beside the fields. */
function useSaving<T>(onSaved: (value: T) => void) {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const refuse = (wrong: Record<string, string>) => {
    setErrors(wrong)
    showWrong(wrong)
    return Object.keys(wrong).length > 0
  }
  const save = async (sent: Promise<Answer<T>>) => {
    setBusy(true)
    const answer = await sent
    setBusy(false)
    if (answer.ok) {
      onSaved(answer.value)
      return true
    }
    refuse(answer.problem.fields ?? {})
    setProblem(footProblem(answer.problem, answer.problem.fields ?? {}))
    return null
  }
  return { busy, errors, problem, refuse, save }
}

function CategoryForm({ list, id, onSaved }: { list: List; id: string | undefined; onSaved: (list: List) => void }) {
  const [row, own] = [list.rows.find(({ category }) => category === id), list.own.find(({ category }) => category === id)]
  const written = useWritten('category', id ?? NEW, { words: row?.words ?? '', cues: (own?.cues ?? []).join('\n'), used: row?.closed !== true, reason: '' })
  const { words, cues, used, reason } = written.value
  const { busy, errors, problem, refuse, save } = useSaving(onSaved)
  const send = async () => {
    if (refuse(words.trim().length < 2 ? { words: '请写名称，2到8个字' } : {})) return null
    return save(call('casework', 'saveCategory', { ...(id ? { id } : {}), words: words.trim(), cues: namesIn(cues), closed: !used, ...(reason.trim() ? { reason: reason.trim() } : {}) }))
  }
  return (
    <AlterScreen heading={row ? row.words : LABEL_WORDS.category.add} lead={row ? LABEL_WORDS.category.lead : LABEL_WORDS.category.leadOfNew} words='保存' busy={busy} problem={problem} written={written} onSend={send}>
      <Card>
        <TextField label='名称' value={words} maxLength={8} error={errors.words ?? errors.id} onChange={(typed) => written.set({ words: typed })} hint={own?.byDefault && own.byDefault !== row?.words ? `原名“${own.byDefault}”` : undefined} />
        <TextArea label={own && own.known.length > 0 ? '另加的字眼' : '字眼'} optional={row !== undefined} value={cues} error={errors.cues} onChange={(typed) => written.set({ cues: typed })} hint='群众说这类事常用的词，一行一个，如：路灯、不亮' />
        {own && own.known.length > 0 && <Callout tone='grey' title='本来就认得'>{own.known.join('、')}</Callout>}
        {row && <Toggle label='在用' note={errors.closed ?? '停用以后不再推荐，以前的不变'} value={used} onChange={(yes) => written.set({ used: yes })} />}
        <TextArea label='原因' optional value={reason} maxLength={300} error={errors.reason} onChange={(typed) => written.set({ reason: typed })} />
      </Card>
    </AlterScreen>
  )
}

function TagForm({ list, id, onSaved }: { list: Tags; id: string | undefined; onSaved: (list: Tags) => void }) {
  const tag = list.tags.find((one) => one.id === id)
  const written = useWritten('tag', id ?? NEW, { name: tag?.name ?? '', used: tag?.retired !== true })
  const { name, used } = written.value
  const { busy, errors, problem, refuse, save } = useSaving(onSaved)
  const send = async () => {
    if (refuse(name.trim() ? {} : { name: '请写名称' })) return null
    return save(call('casework', 'saveTag', { ...(id ? { id } : {}), name: name.trim(), closed: !used }))
  }
  return (
    <AlterScreen heading={tag ? tag.name : LABEL_WORDS.tag.add} lead={tag ? LABEL_WORDS.tag.lead : undefined} words='保存' busy={busy} problem={problem} written={written} onSend={send}>
      <Card>
        <TextField label='名称' value={name} maxLength={8} error={errors.name ?? errors.id} onChange={(typed) => written.set({ name: typed })} />
        {tag && <Toggle label='在用' note='停用以后不能再贴，贴过的不变' value={used} onChange={(yes) => written.set({ used: yes })} />}
      </Card>
    </AlterScreen>
  )
}
