import { View } from '@tarojs/components'
import { KIND_WORDS } from 'domain/appeal/kinds'
import type { LedgerRow } from 'server/contract'

import { STATUS_TONES, deadline } from '@/features/appeal/words'
import { dayWords } from '@/features/days'
import { Tag } from '@/ui/tag'

const HEADS = ['编码', '内容', '类别', '地点', '主办、责任人', '状态', '期限']

/** A ledger as a table, where the window has room for one. */
export function LedgerTable({ rows, onOpen }: { rows: readonly LedgerRow[]; onOpen: (code: string) => void }) {
  return (
    <View className='ledger-table' ariaRole='table' ariaLabel='台账'>
      <View className='ledger-table__line ledger-table__line--head' ariaRole='row'>
        {HEADS.map((head) => (
          <View key={head} className='ledger-table__cell' ariaRole='columnheader'>
            {head}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <Line key={row.code} row={row} onOpen={onOpen} />
      ))}
    </View>
  )
}

function Line({ row, onOpen }: { row: LedgerRow; onOpen: (code: string) => void }) {
  const due = deadline(row)
  return (
    <View className='ledger-table__line' hoverClass='ledger-table__line--pressed' ariaRole='row' onClick={() => onOpen(row.code)}>
      <View className='ledger-table__cell' ariaRole='cell'>
        <View className='ledger-table__open' ariaRole='button' ariaLabel={`打开${row.code}`}>
          {row.code}
        </View>
      </View>
      <View className='ledger-table__cell' ariaRole='cell'>
        {row.excerpt}
        {row.tags.length > 0 && <View className='ledger-note'>{row.tags.join('、')}</View>}
      </View>
      <View className='ledger-table__cell' ariaRole='cell'>{row.kind ? KIND_WORDS[row.kind] : '—'}</View>
      <View className='ledger-table__cell' ariaRole='cell'>{`${row.township}${row.village}${row.grid ?? ''}`}</View>
      <View className='ledger-table__cell' ariaRole='cell'>
        {row.lead ?? '还没有交办'}
        {row.lead && <View className='ledger-note'>{row.handler ?? '没有责任人'}</View>}
      </View>
      <View className='ledger-table__cell' ariaRole='cell'>
        {row.urgent && <Tag tone='red'>紧急</Tag>}
        <Tag tone={STATUS_TONES[row.status]}>{row.statusWords}</Tag>
      </View>
      <View className='ledger-table__cell' ariaRole='cell'>
        {due ? <Tag tone={due.tone}>{due.words}</Tag> : '—'}
        {row.dueOn && <View className='ledger-note'>{dayWords(row.dueOn)}</View>}
      </View>
    </View>
  )
}
