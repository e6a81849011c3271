import { useCallback, useEffect, useState } from 'react'
import { Canvas, Image, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'

import { useHotline } from '@/features/session/hotline'
import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { toast } from '@/ui/toast'

import { SHEET, drawSheet, type SheetWords } from './draw'
import { pdfOf } from './pdf'
import './index.scss'

const ID = 'sheet'
/** The canvas has no node before the page is laid out. */
const TRIES = 20

const WORDS: Record<string, Omit<SheetWords, 'name' | 'foot'>> = {
  place: { title: '有难处、有意见，扫码告诉我们', steps: ['① 微信扫一扫，地方已经填好', '② 写一句或说一句，可以拍照片', '③ 记下编码，随时查办到哪一步'] },
  questionnaire: { title: '想听听您的意见，扫码答问卷', steps: ['① 微信扫一扫', '② 点一点、写一写，几分钟答完', '③ 写到的难处，有人登记、有人来办'] },
}

interface Ready {
  picture: string
  pdf: string
}

/** A code as a sheet of paper: looked at, sent to a computer as PDF, or kept as a picture. */
export default function PrintPage() {
  const { kind = 'place', words: name = '', url = '' } = decoded(useRouter().params)
  const hotline = useHotline()
  const [ready, setReady] = useState<Ready | null>(null)
  const [failed, setFailed] = useState(false)

  const draw = useCallback(async () => {
    setFailed(false)
    try {
      const node = await canvasNode()
      Object.assign(node, SHEET)
      const code = await pictureIn(node, url)
      drawSheet(node.getContext('2d') as unknown as CanvasRenderingContext2D, code, { ...(WORDS[kind] ?? WORDS.place!), name, foot: `不会用手机？打${hotline}，有人帮您` })
      setReady(await kept(node))
    } catch {
      setFailed(true)
    }
  }, [kind, name, url, hotline])
  useEffect(() => Taro.nextTick(() => void draw()), [draw])

  const send = async () => {
    await Taro.shareFileMessage({ filePath: ready!.pdf, fileName: `${name}二维码.pdf` }).catch(told('没有发出去，请再点一次'))
  }
  const save = async () => {
    await Taro.saveImageToPhotosAlbum({ filePath: ready!.picture }).then(() => toast('已存到相册'), told('没有存上，请在设置里允许使用相册'))
  }
  return (
    <Screen
      lead={`${name}，打印出来就能张贴。`}
      foot={
        <FootBar note='PDF 发到“文件传输助手”，在电脑上打印 A4'>
          <Button disabled={!ready} onClick={() => void save()}>
            存图片
          </Button>
          <Button look='primary' disabled={!ready} onClick={() => void send()}>
            发 PDF 到微信
          </Button>
        </FootBar>
      }
    >
      {failed && <ErrorState title='没能画好' note='二维码的图片没有取到，请退回上一页再进来。' onRetry={() => void draw()} />}
      {!ready && !failed && <Skeleton />}
      {ready && <Image className='print-sheet' src={ready.picture} mode='widthFix' ariaLabel={`A4 打印样张：${name}`} onClick={() => void Taro.previewImage({ urls: [ready.picture] })} />}
      <View className='print-desk' ariaHidden>
        <Canvas id={ID} canvasId={ID} type='2d' className='print-desk__canvas' />
      </View>
    </Screen>
  )
}

const decoded = (params: Partial<Record<string, string>>) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value ?? '')]))

const told = (words: string) => (error: { errMsg?: string }) => {
  if (!error.errMsg?.includes('cancel')) toast(words)
}

function canvasNode(tries = TRIES): Promise<Taro.Canvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true }, (found) => {
        if (found?.node) return resolve(found.node as Taro.Canvas)
        if (tries === 0) return reject(new Error('no canvas'))
        setTimeout(() => canvasNode(tries - 1).then(resolve, reject), 60)
      })
      .exec()
  })
}

function pictureIn(node: Taro.Canvas, url: string): Promise<CanvasImageSource> {
  return new Promise((resolve, reject) => {
    const image = node.createImage()
    image.onload = () => resolve(image as unknown as CanvasImageSource)
    image.onerror = () => reject(new Error('no picture'))
    image.src = url
  })
}

/** The sheet as a picture for the album and as a PDF for a printer. */
async function kept(node: Taro.Canvas): Promise<Ready> {
  const { tempFilePath: picture } = await Taro.canvasToTempFilePath({ canvas: node, fileType: 'jpg', quality: 0.92, destWidth: SHEET.width, destHeight: SHEET.height })
  const files = Taro.getFileSystemManager()
  const jpeg = await new Promise<ArrayBuffer>((resolve, reject) => files.readFile({ filePath: picture, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject }))
  const pdf = `${Taro.env.USER_DATA_PATH}/code.pdf`
  const data = pdfOf(new Uint8Array(jpeg), SHEET.width, SHEET.height).buffer as ArrayBuffer
  await new Promise<void>((resolve, reject) => files.writeFile({ filePath: pdf, data, success: () => resolve(), fail: reject }))
  return { picture, pdf }
}
