import { Choice, type Option } from '@/ui/choice'
import { Sheet } from '@/ui/sheet'

interface Props {
  open: boolean
  options: readonly Option<string>[]
  value: string | undefined
  onChange: (value: string) => void
  onClose: () => void
}

/** One month, from a sheet that closes with the choice. */
export function MonthSheet({ open, options, value, onChange, onClose }: Props) {
  return (
    <Sheet open={open} title='看哪个月' onClose={onClose}>
      <Choice
        label='月份'
        options={options}
        value={value}
        onChange={(month) => {
          onChange(month)
          onClose()
        }}
        row
      />
    </Sheet>
  )
}
