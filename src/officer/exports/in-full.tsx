import { to } from '@/features/go'
import { TextField } from '@/ui/field'
import { Toggle } from '@/ui/toggle'

/** Whether names and numbers are to stand in full, and what for. */
export interface Purpose {
  on: boolean
  words: string
  error?: string
}

/** The part of the question that asks for it; null where the purpose is missing. */
export function purposeOf({ on, words }: Purpose): { purpose?: string } | null {
  if (!on) return {}
  return words.trim().length > 1 ? { purpose: words.trim() } : null
}

/** Masked unless one asks for more and says what for. */
export function InFull({ value, onChange, note }: { value: Purpose; onChange: (value: Purpose) => void; note: string }) {
  return (
    <>
      <Toggle label='不隐去姓名和电话' note={note} value={value.on} onChange={(on) => onChange({ on, words: value.words })} />
      {value.on && <TextField label='用途' hint='每一件都会留下查看记录。' maxLength={100} value={value.words} error={value.error} onChange={(words) => onChange({ on: true, words })} placeholder='比如：入户回访核对' />}
    </>
  )
}

/** Opens the page of my exports, at the one just begun. */
export const exportsPage = (id?: string): void => to('/officer/exports/index', { id })
