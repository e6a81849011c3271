import Taro from '@tarojs/taro'

import { csvOf } from './csv'

/** Hands a sheet to WeChat, to be sent to a computer. */
export async function shareSheet(rows: readonly (readonly string[])[], name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/sheet.csv`
  Taro.getFileSystemManager().writeFileSync(filePath, csvOf(rows), 'utf8')
  await Taro.shareFileMessage({ filePath, fileName: `${name}.csv` })
}
