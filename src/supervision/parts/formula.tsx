import { View } from '@tarojs/components'
import { FORMULA_VERSION, RATES, RATE_NAMES, WHERE_COUNTED } from 'domain/ledger/rates'

import { Facts } from '@/ui/facts'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'

/** How each rate is worked out, in words, and where what is out of the ordinary counts. */
export function FormulaSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title='这些率是怎么算的' onClose={onClose}>
      {RATE_NAMES.map((name) => (
        <Section key={name} title={RATES[name].words} aside={RATES[name].ranks ? '决定名次' : '一并列出'}>
          <Facts facts={[['分子', RATES[name].aboveWords], ['分母', RATES[name].belowWords]]} />
        </Section>
      ))}
      <Section title='哪些算，哪些不算'>
        <Facts facts={WHERE_COUNTED} />
      </Section>
      <View className='rates__sum'>{`口径版本 ${FORMULA_VERSION}。只评价单位，不评价个人。`}</View>
    </Sheet>
  )
}
