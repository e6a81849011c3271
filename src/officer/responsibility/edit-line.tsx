import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ResponsibilityRowView, ResponsibilityView } from 'server/contract'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { toast } from '@/ui/toast'

import { LIST_WORDS } from './words'

interface Props {
  line: ResponsibilityRowView
  list: ResponsibilityView
  onSaved: (list: ResponsibilityView) => void
}

const NOBODY = 'nobody'

/** One line of the list being changed. */
export function EditLine({ line, list, onSaved }: Props) {
  const [level, setLevel] = useState(line.level)
  const [department, setDepartment] = useState<string>(line.department ?? NOBODY)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const chosen = list.departments.find(({ id }) => id === department)?.id
  const save = async () => {
    setBusy(true)
    const answer = await call('casework', 'saveResponsibility', { lines: [{ category: line.category, level, ...(chosen && { department: chosen }) }] })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem.message)
    toast(LIST_WORDS.saved)
    onSaved(answer.value)
  }
  return (
    <>
      <Field label={LIST_WORDS.level}>
        <Choice label={LIST_WORDS.level} options={list.levels.map(({ id, name }) => ({ value: id, words: name }))} value={level} onChange={setLevel} row />
      </Field>
      <Field label={LIST_WORDS.department}>
        <Choice label={LIST_WORDS.department} options={[...list.departments.map(({ id, name }) => ({ value: id as string, words: name })), { value: NOBODY, words: LIST_WORDS.none }]} value={department} onChange={setDepartment} row />
      </Field>
      {problem && <Callout tone='red'>{problem}</Callout>}
      <View className='list-save'>
        <Button look='primary' busy={busy} onClick={() => void save()}>
          {LIST_WORDS.save}
        </Button>
      </View>
    </>
  )
}
