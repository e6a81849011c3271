import { View } from '@tarojs/components'
import { parseCode } from 'domain/appeal/code'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import '../parts/part.scss'
import { tooShort, useSending } from '../parts/use-sending'

/** Codes as people write them down: one after another, by whatever they are parted. */
const codesIn = (words: string): string[] => [...new Set(words.split(/[\s,，、;；]+/).filter(Boolean))]

/** A topic that I make of appeals that I know. */
export function MakeTopic({ onMade }: { onMade: (id: string) => void }) {
  const { value, set, drop } = useWritten('topic', 'new', { title: '', codes: '' })
  const codes = codesIn(value.codes)
  const wrong = codes.filter((code) => !parseCode(code))
  const { busy, errors, send } = useSending('title', { title: tooShort(value.title, 4), codes: codes.length < 2 ? '请至少写两件的编码' : wrong.length > 0 && `编码不对，请核对：${wrong.join('、')}` })
  let made = ''
  const make = () =>
    send(
      async () => {
        const answer = await call('supervision', 'makeTopic', { title: value.title, codes })
        if (answer.ok) made = answer.value.id
        return answer
      },
      () => {
        drop()
        onMade(made)
      },
    )
  return (
    <Card title='发起专题'>
      <TextField label='专题名称' hint='哪里的什么问题，例如：双桂坪镇路灯不亮' value={value.title} error={errors['title']} maxLength={40} onChange={(title) => set({ title })} />
      <TextArea label='诉求编码' hint='至少两件，用空格或逗号隔开。' value={value.codes} error={errors['codes']} maxLength={1000} onChange={(text) => set({ codes: text })} />
      <View className='part'>
        <Button look='primary' busy={busy} onClick={() => void make()}>
          发起
        </Button>
      </View>
    </Card>
  )
}
