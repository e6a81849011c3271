import { View } from '@tarojs/components'
import type { Counts } from 'domain/ledger/figures'
import { percent, rateOf } from 'domain/ledger/rates'

import { COUNT_WORDS, number } from '../words'
import './tiles.scss'

export interface Tile {
  unit: string
  name: string
  counts: Counts
}

/** Units as tiles: name, how much was resolved, what is open; where something is overdue, the edge and the words for it are red: three tiles in a row have room for no more. */
export function Tiles({ of, onOpen }: { of: readonly Tile[]; onOpen?: (unit: string) => void }) {
  return (
    <View className='tiles'>
      {of.map(({ unit, name, counts }) => {
        const overdue = counts.overdue ?? 0
        return (
          <View key={unit} className={`tiles__one ${overdue > 0 ? 'tiles__one--late' : ''}`} hoverClass={onOpen ? 'numbers--pressed' : 'none'} ariaRole={onOpen ? 'button' : undefined} onClick={onOpen && (() => onOpen(unit))}>
            <View className='tiles__name'>{name}</View>
            <View className='tiles__rate'>{percent(rateOf('resolution', counts))}</View>
            <View className='tiles__note'>{`化解 ${number(counts.resolved)} / ${number(counts.valid)}`}</View>
            <View className={`tiles__note ${overdue > 0 ? 'tiles__note--late' : ''}`}>{overdue > 0 ? `${COUNT_WORDS.overdue} ${number(overdue)}` : `在办 ${number(counts.open)}`}</View>
          </View>
        )
      })}
    </View>
  )
}
