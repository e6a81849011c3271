import { type Duty, carries } from '../organisation/roles'
import type { Actor } from './permissions'
import type { PersonId } from '../organisation/units'
import type { ProblemCode } from '../problem'
import { type Standing, parties } from './standing'

/**
 * Where a photo stands with content safety. `due`: WeChat is to be asked; `asked`: its verdict is under way; `unchecked`: none
 * came; `cleared` and `barred`: what an officer of the desk said who looked at it. `none`: it is not asked about, as a signature.
 */
export const SAFETIES = ['none', 'due', 'asked', 'unchecked', 'pass', 'review', 'risky', 'cleared', 'barred'] as const
export type Safety = (typeof SAFETIES)[number]

/** WeChat's verdicts, from the mildest. */
export const VERDICTS = ['pass', 'review', 'risky'] as const satisfies readonly Safety[]
export type Verdict = (typeof VERDICTS)[number]

/**
 * What each verdict takes the place of. Verdicts may come twice and in any order, also to two questions about one photo: the
 * gravest counts. Once a person has looked, none of them counts any more.
 */
export const REPLACES: Record<Verdict, readonly Safety[]> = {
  pass: ['due', 'asked', 'unchecked'],
  review: ['due', 'asked', 'unchecked', 'pass'],
  risky: ['due', 'asked', 'unchecked', 'pass', 'review'],
}

/** On which an officer of the desk may say whether it is fine; not where WeChat found nothing. */
export const JUDGEABLE: readonly Safety[] = ['unchecked', 'review', 'risky', 'cleared', 'barred']

/**
 * Who looks: an officer of the desk, who judges; others of the house; those whose appeal it is; and the public, which are also
 * neighbours who joined.
 */
export const ONLOOKERS = ['judge', 'house', 'party', 'public'] as const
export type Onlooker = (typeof ONLOOKERS)[number]

const EVERYBODY: readonly Onlooker[] = ONLOOKERS
const NOT_THE_PUBLIC: readonly Onlooker[] = ['judge', 'house', 'party']
const THE_DESK: readonly Onlooker[] = ['judge']

/** Who sees a photo. One without a good verdict stays within the case; one that is unsafe is seen by nobody but those who judge it. */
export const SEEN_BY: Record<Safety, readonly Onlooker[]> = {
  none: EVERYBODY,
  pass: EVERYBODY,
  cleared: EVERYBODY,
  due: NOT_THE_PUBLIC,
  asked: NOT_THE_PUBLIC,
  unchecked: NOT_THE_PUBLIC,
  review: NOT_THE_PUBLIC,
  risky: THE_DESK,
  barred: THE_DESK,
}

/** What an officer reads of it; null where there is nothing to say. Those whose appeal it is read of what is hidden alone. */
export const SAFETY_WORDS: Record<Safety, string | null> = {
  none: null,
  due: null,
  asked: null,
  pass: null,
  cleared: null,
  unchecked: '没有收到内容安全检查的结果，这张照片不对外展示',
  review: '内容安全检查存疑，这张照片不对外展示',
  risky: '内容安全检查认为违规，这张照片已隐藏',
  barred: '工作人员看过，这张照片已隐藏',
}
export const HIDDEN_WORDS = '有一张照片没有通过内容安全检查，已隐藏'

/** WeChat's labels (documented with `mediaCheckAsync`); 100 is nothing found, and 21000 something else, which tells nobody anything. */
const LABELS: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
}

/** Why a photo is held back, as an officer reads it: with what WeChat says it shows. */
export function heldWords(safety: Safety, label: number | null): string | null {
  const words = SAFETY_WORDS[safety]
  const found = label === null ? undefined : LABELS[label]
  return words && found ? `${words}（${found}）` : words
}

/** What makes an officer of the desk: who looks at an appeal before anybody works on it. */
const LOOKS_FIRST: readonly Duty[] = ['screening', 'review', 'dispatch']

/** Whether somebody says if a photo is fine: at the desk, in its township or in the centre. That they may know of the appeal is another question. */
export const mayJudgePhotos = ({ posts }: Actor, { desk, township, centre }: Pick<Standing, 'desk' | 'township' | 'centre'>): boolean =>
  posts.some(({ unit, role }) => [desk, township, centre].includes(unit) && LOOKS_FIRST.some((duty) => carries(role, duty)))

/** Why somebody does not say of this photo whether it is fine, null where they may: besides who judges at all, nobody does of what they handed in, nor in their own matter. */
export function photoRefusal(actor: Actor, appeal: Standing, owner: PersonId): ProblemCode | null {
  if (!mayJudgePhotos(actor, appeal)) return 'FORBIDDEN'
  if (parties(appeal).includes(actor.person)) return 'OWN_APPEAL'
  return owner === actor.person ? 'OWN_PHOTO' : null
}
