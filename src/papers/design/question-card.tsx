import { View } from '@tarojs/components'
import { QUESTION_KINDS } from 'domain/outreach/questionnaire'

import { QUESTION_KIND_WORDS } from '@/features/questionnaire/words'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Row, Rows } from '@/ui/row'
import { TextArea } from '@/ui/text-area'
import { Toggle } from '@/ui/toggle'

import type { Draft } from './design'
import './question-card.scss'

const KINDS = QUESTION_KINDS.map((value) => ({ value, words: QUESTION_KIND_WORDS[value] }))

interface Props {
  at: number
  of: number
  draft: Draft
  errors: Record<string, string>
  open: boolean
  onOpen: () => void
  onChange: (part: Partial<Draft>) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** One question: a line that opens, or its fields. */
export function QuestionCard({ at, of, draft, errors, open, onOpen, onChange, onMove, onRemove }: Props) {
  const name = `第${at + 1}题`
  if (!open) {
    return (
      <Rows>
        <Row title={`${at + 1}. ${draft.title || '还没有写'}`} note={`${QUESTION_KIND_WORDS[draft.kind]}${draft.needed ? '' : ' · 选填'}`} onClick={onOpen} />
      </Rows>
    )
  }
  const choosing = draft.kind === 'single' || draft.kind === 'multiple'
  return (
    <Card title={name}>
      <TextField label={`${name}问什么`} maxLength={100} value={draft.title} error={errors[`questions.${at}.title`]} placeholder='比如：路好走吗？' onChange={(title) => onChange({ title })} />
      <Field label='怎么答'>
        <Choice label={`${name}怎么答`} options={KINDS} value={draft.kind} onChange={(kind) => onChange({ kind })} row />
      </Field>
      {choosing && (
        <TextArea label={`${name}的选项`} hint='每行一个，2到12个。' maxLength={500} value={draft.options} error={errors[`questions.${at}.options`]} placeholder={'好走\n不好走'} onChange={(options) => onChange({ options })} />
      )}
      <Toggle label='必须答' value={draft.needed} onChange={(needed) => onChange({ needed })} />
      <View className='question-moves'>
        <Button look='plain' disabled={at === 0} label={`${name}上移`} onClick={() => onMove(-1)}>
          上移
        </Button>
        <Button look='plain' disabled={at === of - 1} label={`${name}下移`} onClick={() => onMove(1)}>
          下移
        </Button>
        <Button look='plain' disabled={of === 1} label={`删除${name}`} onClick={onRemove}>
          删除
        </Button>
      </View>
    </Card>
  )
}
