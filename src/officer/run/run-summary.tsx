import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AppealPage } from 'server/contract'

import { cached } from '@/api/cache'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { OFFICER_FORMS } from '../forms'
import type { Task } from './tasks'
import type { Run } from './use-run'
import './run-summary.scss'

/** Lost on the way: the same command may be sent again. */
const AGAIN = ['OFFLINE', 'FAILED', 'BUSY']

/** How a row ended: how many are done, and each that is not, with the reason and the way on. */
export function RunSummary({ run: { tasks, outcomes, tally } }: { run: Run }) {
  const of = (is: string) => tasks.filter(({ code }) => outcomes.get(code)?.is === is)
  const heading = tally.sending > 0 ? `正在提交，还有${tally.sending}件` : tally.done > 0 ? `办好了${tally.done}件` : '都看过了，还没有办'
  const left = tasks.length - tally.done - tally.sending
  return (
    <Screen
      heading={heading}
      lead={left > 0 ? `共${tasks.length}件，还剩${left}件` : `共${tasks.length}件`}
      foot={
        <FootBar>
          <Button look='primary' onClick={() => void Taro.navigateBack()}>
            回工作台
          </Button>
        </FootBar>
      }
    >
      {tally.failed > 0 && (
        <Section title='没办成的' aside={`${tally.failed}件`}>
          {of('failed').map((task) => (
            <Left key={task.code} task={task} outcome={outcomes.get(task.code)} />
          ))}
        </Section>
      )}
      {tally.skipped > 0 && (
        <Section title='跳过的' aside={`${tally.skipped}件`}>
          {of('skipped').map((task) => (
            <Left key={task.code} task={task} />
          ))}
        </Section>
      )}
    </Screen>
  )
}

function Left({ task: { code, action }, outcome }: { task: Task; outcome?: ReturnType<Run['outcomes']['get']> }) {
  const seen = cached<AppealPage>(JSON.stringify(['casework', 'open', { code }]))
  const failed = outcome?.is === 'failed' ? outcome : null
  return (
    <Card title={seen?.excerpt ?? code} aside={code}>
      {failed && <View className='run-left__why'>{failed.problem.message}</View>}
      <View className='run-left__actions'>
        <Button onClick={() => go.case(code)}>看这件</Button>
        {failed && AGAIN.includes(failed.problem.code) ? (
          <Button icon='retry' onClick={failed.again}>
            再提交一次
          </Button>
        ) : (
          <Button onClick={() => go.officerAct(code, action)}>{OFFICER_FORMS[action]?.short ?? '去办'}</Button>
        )}
      </View>
    </Card>
  )
}
