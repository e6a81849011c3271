import Taro from '@tarojs/taro'

import { randomId } from '@/api/random'

/**
 * Moves a chosen photo out of WeChat's temporary files, which go when the mini-program closes, to where it
 * stays until it is forgotten. Null where there is no room: then it lives as long as this visit.
 */
export function keepFile(path: string): Promise<string | null> {
  const extension = /\.(\w{2,5})$/.exec(path)?.[1] ?? 'jpg'
  const filePath = `${Taro.env.USER_DATA_PATH}/photo-${randomId()}.${extension}`
  return new Promise((resolve) => {
    Taro.getFileSystemManager().copyFile({ srcPath: path, destPath: filePath, success: () => resolve(filePath), fail: () => resolve(null) })
  })
}

/** Removes kept files that nothing refers to any more. */
export function forgetFiles(paths: readonly (string | undefined)[]): void {
  for (const filePath of paths) if (filePath) Taro.getFileSystemManager().unlink({ filePath, fail: () => undefined })
}
