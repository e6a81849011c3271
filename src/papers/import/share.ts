import Taro from '@tarojs/taro'

import { csvOf, type Template } from './template'

/** Hands the template to WeChat, to be sent to a computer. */
export async function shareTemplate(template: Template, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/template.csv`
  Taro.getFileSystemManager().writeFileSync(filePath, csvOf(template), 'utf8')
  await Taro.shareFileMessage({ filePath, fileName: `${name}.csv` })
}
