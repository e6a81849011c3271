import { Refusal } from './refusal'

/** WeChat's advice on a content, with its label. */
export interface Verdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
  keyword?: string
}

/**
 * The words this stand-in finds unsafe. They name themselves as examples: it judges nothing, it only lets each answer
 * be brought about.
 */
const STAND_IN_WORDS: readonly Required<Verdict>[] = [
  { keyword: '违规示例词', suggest: 'risky', label: 20006 },
  { keyword: '辱骂示例词', suggest: 'risky', label: 20003 },
  { keyword: '待审示例词', suggest: 'review', label: 21000 },
]

const FINE: Verdict = { suggest: 'pass', label: 100 }

/** The verdict on a text. */
export function judge(text: string): Verdict {
  return STAND_IN_WORDS.find(({ keyword }) => text.includes(keyword)) ?? FINE
}

/** The verdict on a media file: by an example word in its name, or as UTF-8 anywhere in its bytes. */
export function judgeFile(name: string, bytes: Buffer): Verdict {
  return STAND_IN_WORDS.find(({ keyword }) => name.includes(keyword) || bytes.includes(keyword)) ?? FINE
}

const LONGEST_CONTENT = 2500
const SCENES = [1, 2, 3, 4]

/** Answers msg_sec_check: version 2 advises, the older form refuses risky content with 87014. */
export function checkText(body: Record<string, unknown>): object {
  const { version, scene, content } = body
  if (typeof content !== 'string' || content === '') throw new Refusal(47001)
  if ([...content].length > LONGEST_CONTENT) throw new Refusal(45002)
  const verdict = judge(content)
  if (Number(version) !== 2) {
    if (verdict.suggest === 'risky') throw new Refusal(87014)
    return {}
  }
  if (!SCENES.includes(Number(scene))) throw new Refusal(40097, 'scene')
  const { suggest, label, keyword } = verdict
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  const words = { strategy: 'keyword', errcode: 0, ...(keyword === undefined ? {} : { suggest, label, keyword, level: 90 }) }
  return { result: { suggest, label }, detail: [model, words] }
}

/** Checks a media_check_async request; throws as documented. */
export function readMediaRequest(body: Record<string, unknown>): { url: string; openid: string } {
  const { media_url: url, media_type: type, version, scene, openid } = body
  if (typeof url !== 'string' || !URL.canParse(url)) throw new Refusal(40097, 'media_url')
  if (![1, 2].includes(Number(type))) throw new Refusal(40097, 'media_type')
  if (Number(version) !== 2) throw new Refusal(40097, 'version')
  if (!SCENES.includes(Number(scene))) throw new Refusal(40097, 'scene')
  return { url, openid: String(openid) }
}
