import { Picker, View } from '@tarojs/components'
import { PLAN_STEPS_MAX, type PlanStep } from 'domain/appeal/payloads'

import type { DrawnProps } from '@/features/act/fields'
import { dayWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Picked } from '@/ui/picked'
import { TextArea } from '@/ui/text-area'

import { BLANK_STEP } from './plan-steps'
import './steps-field.scss'

/** The steps of a plan, one below the other: what is done, who answers for it, by which day. */
export function StepsField({ value, onChange, ...frame }: DrawnProps) {
  const given = (value as readonly PlanStep[] | undefined) ?? []
  const steps = given.length > 0 ? given : [BLANK_STEP]
  const set = (at: number, part: Partial<PlanStep>) => onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)))
  return (
    <Field {...only(frame)}>
      {steps.map((step, index) => (
        <View key={index} className='steps-field' ariaLabel={`第${index + 1}步`}>
          <View className='steps-field__head'>
            <View className='steps-field__title'>第{index + 1}步</View>
            {steps.length > 1 && (
              <Button look='plain' label={`去掉第${index + 1}步`} onClick={() => onChange(steps.filter((_, at) => at !== index))}>
                去掉
              </Button>
            )}
          </View>
          <TextArea label={`第${index + 1}步做什么`} maxLength={300} value={step.what} onChange={(what) => set(index, { what })} />
          <TextField label={`第${index + 1}步谁负责`} maxLength={40} value={step.owner} onChange={(owner) => set(index, { owner })} placeholder='比如：镇村建办' />
          <Picker mode='date' value={step.by} onChange={(event) => set(index, { by: event.detail.value })}>
            <Picked label={`第${index + 1}步哪天前办完，点按选择日期`} words={step.by ? `${dayWords(step.by)}前` : '哪天前办完'} chosen={Boolean(step.by)} />
          </Picker>
        </View>
      ))}
      {steps.length < PLAN_STEPS_MAX && (
        <View className='steps-field__more'>
          <Button onClick={() => onChange([...steps, BLANK_STEP])}>再加一步</Button>
        </View>
      )}
    </Field>
  )
}

const only = ({ label, hint, error }: Pick<DrawnProps, 'label' | 'hint' | 'error'>) => ({ label, hint, error })

/** Which step of the plan in force something belongs to. */
export function StepChoice({ value, onChange, plan, ...frame }: DrawnProps) {
  const steps = plan?.steps ?? []
  return (
    <Field {...only(frame)} optional>
      <Choice
        label={frame.label}
        options={steps.map(({ what, doneOn }, index) => ({ value: `${index + 1}`, words: `第${index + 1}步：${what}`, note: doneOn ? '已办好' : undefined }))}
        value={value === undefined ? undefined : `${value as number}`}
        onChange={(step) => onChange(Number(step))}
      />
    </Field>
  )
}

