import { View } from '@tarojs/components'
import type { AppealCard } from 'server/contract'
import { KIND_WORDS } from 'domain/appeal/kinds'
import type { ReactNode } from 'react'

import { dayWords } from '@/features/days'
import { Tag } from '@/ui/tag'

import { STATUS_TONES, deadline } from './words'
import './appeal-row.scss'

interface Props {
  card: AppealCard
  onClick: () => void
  /** Days left instead of the day of filing. */
  byDeadline?: boolean
  selected?: boolean
  /** One of several that are being chosen: whether it is. */
  checked?: boolean
  /** A remark beside its place. */
  note?: string
  children?: ReactNode
}

/** An appeal in a list: state and time left, its first words, where, its code. */
export function AppealRow({ card, onClick, byDeadline, selected, checked, note, children }: Props) {
  const due = deadline(card)
  return (
    <View className={`appeal-row ${selected ? 'appeal-row--selected' : ''}`}>
      <View className='appeal-row__open' hoverClass='appeal-row--pressed' ariaRole={checked === undefined ? 'button' : 'checkbox'} ariaChecked={checked} onClick={onClick}>
        <View className='appeal-row__tags'>
          {card.urgent && <Tag tone='red'>紧急</Tag>}
          <Tag tone={STATUS_TONES[card.status]}>{card.statusWords}</Tag>
          {byDeadline && due && <Tag tone={due.tone}>{due.words}</Tag>}
        </View>
        <View className='appeal-row__words'>{card.excerpt}</View>
        <View className='appeal-row__note'>
          <View>{card.township + card.village}</View>
          {card.kind && <View>{KIND_WORDS[card.kind]}</View>}
          {note && <View>{note}</View>}
          <View>{byDeadline ? card.code : `${dayWords(card.submittedOn)}提交`}</View>
        </View>
      </View>
      {children}
    </View>
  )
}
