import type { ReactNode } from 'react'
import type { UnitNode, UnitView } from 'server/contract'

import type { Written } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { KeptNote } from '@/ui/kept-note'
import { usePane } from '@/ui/pane'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'

import { admin } from '../go'

/** What each form is about: the unit, and all there are. */
export interface FormProps {
  unit: UnitView
  units: UnitNode[]
}

interface FrameProps {
  heading: string
  lead?: string
  words: string
  busy: boolean
  problem: string | undefined
  danger?: boolean
  /** What is filled in: kept until it is sent. */
  written: Pick<Written<object>, 'kept' | 'drop'>
  onSend: () => Promise<unknown>
  children: ReactNode
}

/** The frame of a change: its words, and one button that sends it and goes back; beside its list it stays there. */
export function AlterScreen({ heading, lead, words, busy, problem, danger, written, onSend, children }: FrameProps) {
  const pane = usePane()
  const send = async () => {
    if (!(await onSend())) return
    written.drop()
    toast('已保存')
    if (pane) pane.onChanged?.()
    else admin.back()
  }
  return (
    <Screen
      heading={heading}
      lead={lead}
      foot={
        <FootBar problem={problem}>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void send()}>
            {words}
          </Button>
        </FootBar>
      }
    >
      <KeptNote kept={written.kept} onDrop={written.drop} />
      {children}
    </Screen>
  )
}
