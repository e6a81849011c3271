import { useRef } from 'react'
import Taro, { useRouter } from '@tarojs/taro'

import { call } from '@/api/call'
import { randomId } from '@/api/random'
import { RowsOf, Sums } from '@/papers/import/outcome'
import { useImport } from '@/papers/import/use-import'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'

import { type Sheet, admin } from '../go'
import { SHEET_WORDS } from '../words'

/** A whole sheet of units comes in one call, for a village may stand before its township in it. */
const LIMITS = { units: { rows: 1000, whole: '表太大，请分成两份：先导入乡镇（街道）和部门，再导入村（社区）。' }, people: { rows: 300 } }

/** Bringing in units or people: choosing the file, looking at what is wrong, taking the good rows. */
export default function ImportPage() {
  const of: Sheet = useRouter().params['of'] === 'people' ? 'people' : 'units'
  const words = SHEET_WORDS[of]
  // One import for all parts of a file, so that it can be taken back as one.
  const named = useRef(randomId())
  const { state, choose, take, again } = useImport((part) => call('admin', of === 'units' ? 'importUnits' : 'importPeople', { ...part, import: named.current }), LIMITS[of])
  const anew = () => {
    named.current = randomId()
    again()
  }

  if (state.is === 'reading' || state.is === 'importing') {
    return (
      <Screen heading={state.is === 'reading' ? state.words : `正在导入 ${state.done + 1}/${state.of}`} lead='请不要离开这一页。'>
        <Skeleton />
      </Screen>
    )
  }
  if (state.is === 'done') {
    return (
      <Screen
        heading={`导入了${state.result.good}${words.unit}`}
        lead={words.after}
        foot={
          <FootBar>
            <Button onClick={anew}>再导一份</Button>
            <Button look='primary' onClick={() => void (of === 'units' ? Taro.redirectTo({ url: '/admin/import/index?of=people' }) : admin.invitations())}>
              {of === 'units' ? '导入人员' : '看邀请'}
            </Button>
          </FootBar>
        }
      >
        <Sums result={state.result} known={words.known} />
        <RowsOf result={state.result} known={words.known} />
      </Screen>
    )
  }
  if (state.is === 'looked') {
    const { result, name, problem } = state
    return (
      <Screen
        heading='先看一看'
        lead={name}
        foot={
          <FootBar problem={problem?.message} note={result.bad > 0 && result.good > 0 ? '有错的行不会导入，改好后可以再导，不会重复' : undefined}>
            <Button onClick={() => void choose()}>换一个文件</Button>
            <Button look='primary' disabled={result.good === 0} onClick={() => void take()}>
              {result.good > 0 ? `导入${result.good}行` : '没有可导入的行'}
            </Button>
          </FootBar>
        }
      >
        {result.missing.length > 0 ? (
          <Callout tone='red' title={`缺少这几列：${result.missing.join('、')}`}>
            请用模板填写，列名不要改。
          </Callout>
        ) : (
          <Sums result={result} known={words.known} />
        )}
        <RowsOf result={result} known={words.known} />
      </Screen>
    )
  }
  return (
    <Screen
      heading={`导入${words.what}`}
      foot={
        <FootBar problem={state.problem?.message}>
          <Button look='primary' onClick={() => void choose()}>
            从微信聊天里选文件
          </Button>
        </FootBar>
      }
    >
      <Card title='怎么做'>
        <Facts
          facts={[
            ['第一步', `用“${words.template}”填表。${words.hint}`],
            ['第二步', '存成 .xlsx 或 .csv，发到微信里（文件传输助手）。'],
            ['第三步', '在这里选它，先看哪几行有错，再导入。'],
          ]}
        />
      </Card>
    </Screen>
  )
}
