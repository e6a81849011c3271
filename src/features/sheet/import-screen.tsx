import type { ReactNode } from 'react'
import type { SheetFile, SheetResult } from 'server/contract'

import type { Answer } from '@/api/contract'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'

import { RowsOf, Sums } from './outcome'
import type { PartLimit } from './parts'
import { useImport } from './use-import'

interface Props {
  words: {
    /** What comes in, and what one of it is counted by. */
    what: string
    unit: string
    /** How the sheet is filled in: the first of the three steps. */
    fill: string
    /** What became of it, once it is in. */
    after: string
    /** What is said of a row that had come before. */
    known?: string
  }
  /** The import that the sheet goes to. */
  send: (part: SheetFile & { dryRun: boolean }) => Promise<Answer<SheetResult>>
  limit?: PartLimit
  /** Where one goes when it is in. */
  next: { words: string; go: () => void }
  /** Told before another sheet is begun. */
  onAnew?: () => void
  /** Beside the three steps: such as a way to the template. */
  children?: ReactNode
}

/** Bringing in a spreadsheet: choosing the file, looking at what is wrong with it, taking the good rows. */
export function ImportScreen({ words, send, limit, next, onAnew, children }: Props) {
  const { state, choose, take, again } = useImport(send, limit)
  const anew = () => {
    onAnew?.()
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
            <Button look='primary' onClick={next.go}>
              {next.words}
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
            ['第一步', words.fill],
            ['第二步', '填好后存成 .xlsx 或 .csv，发到微信里（文件传输助手）。'],
            ['第三步', '在这里选它，先看哪几行有错，再导入。'],
          ]}
        />
        {children}
      </Card>
    </Screen>
  )
}
