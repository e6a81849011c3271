import Taro from '@tarojs/taro'

/** Said at the foot while fields are marked as wrong. */
const LOOK_AT_FIELDS = '有的内容需要改一下，请看标红的地方'

/** Brings the first wrong field into sight, once it is drawn. */
export function showWrong(errors: Record<string, string>): void {
  if (!Object.keys(errors).length) return
  Taro.nextTick(() => void Taro.pageScrollTo({ selector: '.field--wrong', offsetTop: -24, duration: 200 }).catch(() => undefined))
}

/** What is still wrong once these fields were written anew. */
export function wrongBut(errors: Record<string, string>, written: object): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !(name in written)))
}

/** What stands at the foot: why it did not work, or that fields are to be looked at. */
export function footProblem(problem: { message: string } | null, errors: Record<string, string>): string | undefined {
  return problem?.message ?? (Object.keys(errors).length ? LOOK_AT_FIELDS : undefined)
}
