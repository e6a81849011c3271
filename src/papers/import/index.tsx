import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { go } from '@/features/go'
import { shareSheet } from '@/features/sheet/share'
import { villagesOf } from '@/outreach/parts/mine'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { Stack } from '@/ui/stack'
import { toast } from '@/ui/toast'

import { papers } from '../go'
import { useMine } from '../mine'
import { RowsOf, Sums } from './outcome'
import { answerTemplate, appealTemplate } from './template'
import { useImport } from './use-import'

/** Bringing in a spreadsheet: of appeals, or of answers on paper to a questionnaire. */
export default function ImportPage() {
  const { questionnaire } = useRouter().params
  const designed = useQuery('casework', 'designed', questionnaire ? { id: questionnaire } : null)
  const { me, district } = useMine()
  const { state, choose, take, again } = useImport((part) => (questionnaire ? call('casework', 'importAnswers', { ...part, id: questionnaire }) : call('casework', 'importAppeals', part)))

  const township = district && me && villagesOf(district, me.posts).townships[0]
  const share = async () => {
    const [town, village] = [township?.name ?? '', township?.villages[0]?.name ?? '']
    const template = questionnaire ? answerTemplate(designed.value?.questions ?? [], town, village) : appealTemplate(town, village)
    await shareSheet([template.titles, template.example], questionnaire ? `${designed.value?.title}答卷模板` : '诉求登记模板').catch((error: { errMsg?: string }) => {
      if (!error.errMsg?.includes('cancel')) toast('没有发出去，请再点一次')
    })
  }
  const what = questionnaire ? `“${designed.value?.title ?? '问卷'}”的纸质答卷` : '登记好的诉求'

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
        heading={`导入了${state.result.good}${questionnaire ? '份' : '件'}`}
        lead={questionnaire ? '已计入统计。' : '已进入村（社区）初审。'}
        foot={
          <FootBar>
            <Button onClick={again}>再导一份</Button>
            <Button look='primary' onClick={() => (questionnaire ? papers.back() : go.ledger())}>
              {questionnaire ? '看结果' : '看台账'}
            </Button>
          </FootBar>
        }
      >
        <Sums result={state.result} />
        <RowsOf result={state.result} />
      </Screen>
    )
  }
  if (state.is === 'looked') {
    const { result, name, problem } = state
    const lacking = result.missing.length > 0
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
        {lacking ? (
          <Callout tone='red' title={`缺少这几列：${result.missing.join('、')}`}>
            请用模板填写，列名不要改。
          </Callout>
        ) : (
          <Sums result={result} />
        )}
        <RowsOf result={result} />
      </Screen>
    )
  }
  return (
    <Screen
      heading={`导入${what}`}
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
            ['第一步', '把模板发到电脑上（文件传输助手），一行填一' + (questionnaire ? '份。' : '件。')],
            ['第二步', '填好的表存成 .xlsx 或 .csv，发回微信。'],
            ['第三步', '在这里选它，先看哪几行有错，再导入。'],
          ]}
        />
        <Stack>
          <Button icon='list' disabled={!township || Boolean(questionnaire && !designed.value)} onClick={() => void share()}>
            发模板到微信
          </Button>
        </Stack>
      </Card>
    </Screen>
  )
}
