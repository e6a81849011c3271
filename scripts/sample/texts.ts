import type { Kind } from '../../domain/appeal/kinds'
import type { Adoption } from '../../domain/appeal/payloads'
import type { Level } from '../../domain/organisation/units'
import { CATEGORIES, type CategoryId } from '../../domain/text/categories'
import type { Random } from './random'
import { COMPLAINTS, CONSULTATIONS, SUGGESTIONS } from './texts/others'
import { INVESTIGATIONS, OUTCOMES } from './texts/outcomes'
import { RESOLUTIONS } from './texts/resolutions'

/** An appeal text written for the sample, before its slots are filled. */
export interface SampleText {
  kind: Kind
  category: CategoryId
  /** Complaints only: whose people are complained of. */
  accused?: Level
  text: string
}

/** Every text of the sample, all written by hand. */
export const SAMPLE_TEXTS: readonly SampleText[] = [
  ...RESOLUTIONS.map(([category, text]): SampleText => ({ kind: 'resolution', category, text })),
  ...CONSULTATIONS.map(([category, text]): SampleText => ({ kind: 'consultation', category, text })),
  ...SUGGESTIONS.map(([category, text]): SampleText => ({ kind: 'suggestion', category, text })),
  ...COMPLAINTS.map(([category, accused, text]): SampleText => ({ kind: 'complaint', category, accused, text })),
]

const BY_KIND: Readonly<Record<Kind, readonly SampleText[]>> = {
  consultation: SAMPLE_TEXTS.filter(({ kind }) => kind === 'consultation'),
  suggestion: SAMPLE_TEXTS.filter(({ kind }) => kind === 'suggestion'),
  resolution: SAMPLE_TEXTS.filter(({ kind }) => kind === 'resolution'),
  complaint: SAMPLE_TEXTS.filter(({ kind }) => kind === 'complaint'),
}

const HAN_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const HOW_LONG = ['五六天', '十来天', '半个月', '一个多月', '两个月', '快三个月', '半年', '大半年']
const SPOTS = {
  village: ['小学门口', '村口大黄葛树那里', '晒坝旁边', '堰塘边', '老水井那边', '大桥桥头', '土地垭口', '村卫生室门前', '幸福院对面', '水库坝上', '便民小超市门口', '老粮站旁边'],
  community: ['菜市场门口', '小区东门', '公交站台边', '幼儿园门口', '滨河步道', '三号桥头', '老电影院对面', '巷子口', '文化广场边上', '药店门前', '电信局宿舍楼下', '中学后门'],
} as const

/** A named place in a village or community, `三组小学门口`. */
export function makeSpot(random: Random, unitName: string): string {
  if (unitName.endsWith('社区')) return random.pick(SPOTS.community)
  return `${random.pick(HAN_NUMBERS)}组${random.pick(SPOTS.village)}`
}

/** A text of `kind` with its slots filled for a place, and the place. `accusable` narrows complaints to some levels. */
export function makeText(random: Random, kind: Kind, unitName: string, accusable?: readonly Level[]): SampleText & { spot: string } {
  const candidates = accusable ? BY_KIND[kind].filter(({ accused }) => accused === undefined || accusable.includes(accused)) : BY_KIND[kind]
  const chosen = random.pick(candidates)
  const spot = makeSpot(random, unitName)
  const slots: Record<string, string> = {
    zu: `${random.pick(HAN_NUMBERS)}组`,
    spot: spot.replace(/^.组/, ''),
    long: random.pick(HOW_LONG),
    count: random.pick(HAN_NUMBERS.slice(2)),
  }
  return { ...chosen, spot, text: chosen.text.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot]!) }
}

/** How an appeal ends: what the petitioner is told, what the public reads, what the handler states. */
export interface SampleOutcome {
  answer: string
  publicAnswer: string
  statement: string
  /** Suggestions only. */
  adoption?: Adoption
}

const GREETINGS = ['您好，', '您好！谢谢您的信任。', '老人家您好，', '感谢您的反映。']
const CLOSINGS = ['如果还有没办好的地方，请直接告诉我们。', '后续有变化，请随时联系村（社区）快处站。', '请您到现场看一看，不满意我们接着办。', '我们一个月后会再回来看一次。']
const FIRST_STEPS = ['接单当天与诉求人通了电话，', '签收后第二个工作日入户见面，', '先向诉求人和左右邻居了解情况，', '会同网格员到现场查看并拍照，']
const LAST_STEPS = ['办完后请诉求人到场查看。', '结果已当面告知，并留下联系电话。', '过程照片和单据已归入卷宗。', '一周后复查，情况稳定。']

/** Words to close an appeal with, that fit its kind and category. Public words hold nothing that tells who asked. */
export function makeOutcome(random: Random, { kind, category }: Pick<SampleText, 'kind' | 'category'>): SampleOutcome {
  const { words } = CATEGORIES[category]
  const { done, explained, considered } = OUTCOMES[category]
  const [greeting, closing, first, last] = [GREETINGS, CLOSINGS, FIRST_STEPS, LAST_STEPS].map((list) => random.pick(list))
  switch (kind) {
    case 'consultation':
      return { answer: `${greeting}${explained}`, publicAnswer: `关于${words}的咨询：${explained}`, statement: `接到咨询后查对了现行规定，${explained}` }
    case 'suggestion': {
      const adoption = random.weighted<Adoption>([['adopted', 6], ['partly', 3], ['declined', 1]])
      const result = adoption === 'declined' ? '经研究，目前条件还不具备，理由已当面说明，先列入民生智囊库，待条件成熟再议。' : considered
      return { adoption, answer: `${greeting}您的建议我们认真研究了。${result}`, publicAnswer: `关于${words}的建议：${result}`, statement: `${first}随后提交班子会研究。${result}` }
    }
    case 'resolution': {
      const result = random.pick(done)
      return { answer: `${greeting}您反映的${words}问题，我们${result}${closing}`, publicAnswer: `群众反映的${words}问题：${result}`, statement: `${first}${result}${last}` }
    }
    case 'complaint': {
      const { answer, publicAnswer } = random.pick(INVESTIGATIONS)
      return { answer: `${greeting}${answer}`, publicAnswer, statement: `成立两人以上调查组，查阅资料并分别谈话。${publicAnswer}` }
    }
  }
}
