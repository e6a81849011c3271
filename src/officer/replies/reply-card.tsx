import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Reply } from 'server/library/contract'

import { Card } from '@/ui/card'
import './reply-card.scss'

/** A question with its answer, and how far it is in use. */
export function ReplyCard({ reply: { question, answer, unit, uses, shown, why }, children }: { reply: Reply; children?: ReactNode }) {
  return (
    <Card title={question} aside={shown ? '已公开' : undefined}>
      <View>{answer}</View>
      <View className='reply-note'>{[unit, `用过${uses}次`, why].filter(Boolean).join(' · ')}</View>
      {children}
    </Card>
  )
}
