import type { Question } from 'server/contract'

import { Card } from '@/ui/card'
import { Checks } from '@/ui/checks'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import type { Given } from './given'
import { SCALE_WORDS } from './words'

interface Props {
  questions: readonly Question[]
  given: Given
  errors: Record<string, string>
  onChange: (question: string, said: Given[string]) => void
}

/** The questions one below the other, each on its own card. */
export function AnswerFields({ questions, given, errors, onChange }: Props) {
  return (
    <>
      {questions.map((question, index) => (
        <Card key={question.id}>
          <AnswerField
            question={question}
            label={`${index + 1}. ${question.title}`}
            said={given[question.id] ?? {}}
            error={errors[question.id]}
            onChange={(said) => onChange(question.id, said)}
          />
        </Card>
      ))}
    </>
  )
}

interface OneProps {
  question: Question
  label: string
  said: Given[string]
  error: string | undefined
  onChange: (said: Given[string]) => void
}

function AnswerField({ question: { kind, options = [], needed }, label, said, error, onChange }: OneProps) {
  const frame = { label, error, optional: !needed }
  if (kind === 'text') return <TextArea {...frame} value={said.text ?? ''} onChange={(text) => onChange({ text })} />
  const places = kind === 'scale' ? SCALE_WORDS.map((words, at) => ({ value: `${at + 1}`, words: `${at + 1}分 ${words}` })) : options.map((words, at) => ({ value: `${at}`, words }))
  const chosen = (said.choices ?? []).map(String)
  if (kind === 'multiple') {
    return (
      <Field {...frame} hint='可以选几个'>
        <Checks label={label} options={places} value={chosen} onChange={(values) => onChange({ choices: values.map(Number) })} />
      </Field>
    )
  }
  return (
    <Field {...frame}>
      <Choice label={label} options={places} value={chosen[0]} onChange={(value) => onChange({ choices: [Number(value)] })} />
    </Field>
  )
}
