import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { go } from '@/features/go'
import { ImportScreen } from '@/features/sheet/import-screen'
import { shareSheet } from '@/features/sheet/share'
import { villagesOf } from '@/outreach/parts/mine'
import { Button } from '@/ui/button'
import { Stack } from '@/ui/stack'
import { toast } from '@/ui/toast'

import { papers } from '../go'
import { useMine } from '../mine'
import { answerTemplate, appealTemplate } from './template'

/** Bringing in a spreadsheet: of appeals, or of answers on paper to a questionnaire. */
export default function ImportPage() {
  const { questionnaire } = useRouter().params
  const designed = useQuery('casework', 'designed', questionnaire ? { id: questionnaire } : null)
  const { me, district } = useMine()

  const township = district && me && villagesOf(district, me.posts).townships[0]
  const share = async () => {
    const [town, village] = [township?.name ?? '', township?.villages[0]?.name ?? '']
    const template = questionnaire ? answerTemplate(designed.value?.questions ?? [], town, village) : appealTemplate(town, village)
    await shareSheet([template.titles, template.example], questionnaire ? `${designed.value?.title}答卷模板` : '诉求登记模板').catch((error: { errMsg?: string }) => {
      if (!error.errMsg?.includes('cancel')) toast('没有发出去，请再点一次')
    })
  }

  const of = questionnaire
    ? {
        words: { what: `“${designed.value?.title ?? '问卷'}”的纸质答卷`, unit: '份', fill: '把模板发到电脑上（文件传输助手），一行填一份。', after: '已计入统计。' },
        next: { words: '看结果', go: papers.back },
      }
    : {
        words: { what: '登记好的诉求', unit: '件', fill: '把模板发到电脑上（文件传输助手），一行填一件。', after: '已进入村（社区）初审。' },
        next: { words: '看台账', go: go.ledger },
      }
  return (
    <ImportScreen {...of} send={(part) => (questionnaire ? call('casework', 'importAnswers', { ...part, id: questionnaire }) : call('casework', 'importAppeals', part))}>
      <Stack>
        <Button icon='list' disabled={!township || Boolean(questionnaire && !designed.value)} onClick={() => void share()}>
          发模板到微信
        </Button>
      </Stack>
    </ImportScreen>
  )
}
