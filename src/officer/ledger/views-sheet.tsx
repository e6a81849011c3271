import { useState } from 'react'
import type { LedgerFilter } from 'domain/ledger/filter'
import type { SavedView } from 'server/contract'

import type { Query } from '@/api/cache'
import { call } from '@/api/call'
import { randomId } from '@/api/random'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'
import { TextField } from '@/ui/field'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { toast } from '@/ui/toast'
import { Toggle } from '@/ui/toggle'

import type { Look } from './filter-sheet'

type Views = { views: SavedView[] }

interface Props {
  query: Query<Views>
  /** What is on the screen now. */
  look: Look
  onClose: () => void
  onPicked: (view: SavedView) => void
}

/** Ways of looking that one keeps: taken with a tap, one of them first whenever the ledger is opened. */
export function ViewsSheet({ query, look, onClose, onPicked }: Props) {
  const [name, setName] = useState('')
  const [first, setFirst] = useState(false)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const put = async (asked: Promise<{ ok: true; value: Views } | { ok: false; problem: { message: string; fields?: Record<string, string> } }>): Promise<boolean> => {
    setBusy(true)
    const answer = await asked
    setBusy(false)
    if (answer.ok) query.put(answer.value)
    setError(answer.ok ? undefined : (answer.problem.fields?.name ?? answer.problem.message))
    return answer.ok
  }
  const save = async () => {
    const named = name.trim()
    if (!named) return setError('请起个名字')
    // The same name again is the same view, looked at in another way.
    const id = query.value?.views.find((view) => view.name === named)?.id ?? randomId()
    const question = { ...(look.unit && { unit: look.unit }), ...look.filter }
    if (await put(call('casework', 'saveView', { id, name: named, question, order: look.order, ...(first && { first: true as const }) }))) {
      toast('保存了')
      setName('')
      setFirst(false)
    }
  }
  return (
    <Sheet open title='常用的筛选' onClose={onClose}>
      <Loaded query={query} cards={1}>
        {({ views }) => (
          <Rows>
            {views.map((view) => (
              <Row
                key={view.id}
                title={view.name}
                note={view.first ? '打开台账先看它' : undefined}
                onClick={() => onPicked(view)}
                removal={{ words: '删除', label: `删除${view.name}`, onRemove: () => void put(call('casework', 'dropView', { id: view.id })) }}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      <Section title='把现在的筛选存下来'>
        <TextField label='名字' value={name} maxLength={16} error={error} onChange={setName} placeholder='比如：本周到期的求决' />
        <Toggle label='打开台账先看它' value={first} onChange={setFirst} />
        <Button look='primary' busy={busy} onClick={() => void save()}>
          保存
        </Button>
      </Section>
    </Sheet>
  )
}

/** A kept view as a way of looking. */
export function lookOf({ question: { unit, ...filter }, order }: SavedView): Look {
  return { unit, order, filter: filter as LedgerFilter }
}
