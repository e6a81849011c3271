import type { ExportView } from 'server/contract'

import type { Tone } from '@/ui/tag'

export const STATE_TONES: Record<ExportView['state'], Tone> = { queued: 'blue', making: 'blue', done: 'green', failed: 'red', expired: 'grey' }
export const STATE_WORDS: Record<ExportView['state'], string> = { queued: '排队', making: '正在做', done: '做好了', failed: '没做成', expired: '文件已删除' }

/** What is under way, in a sentence. */
export function progressWords({ state, rows, files }: Pick<ExportView, 'state' | 'rows'> & { files?: ExportView['files'] }): string {
  if (state === 'queued') return '马上开始，您可以先去办别的，回来在这里找。'
  const parts = files?.length ?? 0
  return parts > 0 ? `做好了${parts}个文件，${rows}行，正在做第${parts + 1}个。` : '正在写，行数多的要一两分钟，您可以先去办别的。'
}

/** 12.3 KB, 4.5 MB. */
export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
