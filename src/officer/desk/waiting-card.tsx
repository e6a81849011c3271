import { View } from '@tarojs/components'
import type { Workbench } from 'server/contract'

import { AppealRow } from '@/features/appeal/appeal-row'
import { Button } from '@/ui/button'

import { OFFICER_FORMS } from '../forms'

export type Waiting = Workbench['cards'][number]

interface Props {
  card: Waiting
  selected: boolean
  /** Among those of others' too: says whose turn it is. */
  mixed: boolean
  onOpen: () => void
  /** Takes the likely step. */
  onTake: () => void
  /** While several are being chosen: whether this one is; undefined otherwise. */
  chosen?: boolean
  onChoose: () => void
}

/** One that waits: a tap opens it, its button takes the likely step; while choosing, a tap chooses it. */
export function WaitingCard({ card, selected, mixed, onOpen, onTake, chosen, onChoose }: Props) {
  const form = card.likely && OFFICER_FORMS[card.likely]
  const choosing = chosen !== undefined
  return (
    <AppealRow card={card} byDeadline selected={selected || chosen === true} note={mixed || card.standsIn ? card.waitsFor : undefined} checked={chosen} onClick={choosing ? onChoose : onOpen}>
      {choosing
        ? form && (
            <View className={`desk-mark ${chosen ? 'desk-mark--on' : ''}`} ariaHidden onClick={onChoose}>
              {chosen && '✓'}
            </View>
          )
        : form && (
            <Button look='quiet' label={`${form.title}：${card.excerpt}`} onClick={onTake}>
              {form.short ?? form.title}
            </Button>
          )}
    </AppealRow>
  )
}
