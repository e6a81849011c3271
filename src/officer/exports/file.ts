import Taro from '@tarojs/taro'

/** What the phone can show; anything else can only be passed on. */
const SHOWN = ['xlsx', 'pdf'] as const
type Shown = (typeof SHOWN)[number]

export const canShow = (name: string): boolean => SHOWN.some((type) => name.endsWith(`.${type}`))

/** Brings a file onto the phone, where WeChat clears it away in time. Throws when the address is over or the network failed. */
async function fetched(url: string): Promise<string> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`a file answers ${statusCode}`)
  return tempFilePath
}

/** Shows a file, with WeChat's own menu to pass it on. */
export async function openFile(url: string, name: string): Promise<void> {
  await Taro.openDocument({ filePath: await fetched(url), fileType: name.split('.').at(-1) as Shown, showMenu: true })
}

/** Sends a file into a chat under its own name. */
export async function sendFile(url: string, name: string): Promise<void> {
  await Taro.shareFileMessage({ filePath: await fetched(url), fileName: name })
}
