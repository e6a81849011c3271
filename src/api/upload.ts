import Taro from '@tarojs/taro'

import { call, problem } from './call'
import type { Answer } from './contract'
import { randomId } from './random'

/** Sends a local file into the quarantine; answers its file id. `onProgress` gets 0–100. */
export function uploadFile(path: string, extension: string, onProgress: (percent: number) => void = () => undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath: `inbox/${randomId(32)}.${extension}`,
      filePath: path,
      success: (sent) => resolve(sent.fileID),
      fail: reject,
    }) as unknown as { onProgressUpdate?: (listener: (event: { progress: number }) => void) => void } | undefined
    task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
  })
}

/**
 * Sends a file and has it put on file as evidence: checked, stripped of what it says about its
 * place, and given the id that a command refers to.
 */
export async function fileEvidence(
  path: string,
  as: 'photo' | 'signature',
  onProgress: (percent: number) => void = () => undefined,
): Promise<Answer<{ evidence: string }>> {
  const fileID = await uploadFile(path, /\.(\w{2,5})$/.exec(path)?.[1] ?? 'jpg', onProgress).catch(() => null)
  if (fileID === null) return { ok: false, problem: problem('OFFLINE') }
  return call('account', 'file', { fileID, as })
}
