import { View } from '@tarojs/components'
import { RATES, RATE_NAMES, type Rate, type RateName, percent } from 'domain/ledger/rates'

import { Icon } from '@/ui/icon'

import { number } from '../words'
import './numbers.scss'

interface NumbersProps {
  of: readonly { words: string; value: number | undefined; tone?: 'red' | 'green'; onClick?: () => void }[]
}

/** Numbers side by side, each a way to its cases. */
export function Numbers({ of }: NumbersProps) {
  return (
    <View className='numbers'>
      {of.map(({ words, value, tone, onClick }) => (
        <View key={words} className={`numbers__one ${tone ? `numbers__one--${tone}` : ''}`} hoverClass={onClick ? 'numbers--pressed' : 'none'} ariaRole={onClick ? 'button' : undefined} onClick={onClick}>
          <View className='numbers__value'>{number(value)}</View>
          <View className='numbers__words'>{words}</View>
        </View>
      ))}
    </View>
  )
}

/** The rates with both numbers of each, so that whoever reads one can check it. */
export function RateLines({ rates, onOpen }: { rates: Record<RateName, Rate>; onOpen?: (name: RateName) => void }) {
  return (
    <View className='rates'>
      {RATE_NAMES.map((name) => (
        <View key={name} className='rates__line' hoverClass={onOpen ? 'numbers--pressed' : 'none'} ariaRole={onOpen ? 'button' : undefined} onClick={onOpen && (() => onOpen(name))}>
          <View className='rates__words'>
            <View>{RATES[name].words}</View>
            <View className='rates__sum'>{`${number(rates[name].above)} ÷ ${number(rates[name].below)}`}</View>
          </View>
          <View className='rates__value'>{percent(rates[name])}</View>
          {onOpen && <Icon name='next' className='rates__next' />}
        </View>
      ))}
    </View>
  )
}
