import { AtProgress } from 'taro-ui'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { Icon } from './icon'
import './photos.scss'

export interface Photo {
  key: string
  /** A local path or an address to show. */
  src: string
  state: 'sending' | 'sent' | 'failed'
  /** 0–100 while sending. */
  progress: number
  /** Why it will not go through however often it is sent: another one is needed. */
  why?: string
}

interface Props {
  items: readonly Photo[]
  max?: number
  /** Said of one that did not go through where it is sent later by itself. */
  waits?: string
  onChosen: (paths: string[]) => void
  onRetry: (key: string) => void
  onRemove: (key: string) => void
}

/** Photos being chosen and sent: a thumbnail each, how far it is, again, away. */
export function Photos({ items, max = 9, waits, onChosen, onRetry, onRemove }: Props) {
  const choose = async () => {
    const chosen = await Taro.chooseMedia({ count: max - items.length, mediaType: ['image'], sizeType: ['compressed'] }).catch(() => null)
    if (chosen) onChosen(chosen.tempFiles.map((file) => file.tempFilePath))
  }
  const open = (src: string) => Taro.previewImage({ current: src, urls: items.map((item) => item.src) })

  const why = items.find((item) => item.state === 'failed' && item.why)?.why

  return (
    <>
      <View className='photos'>
        {items.map((item, index) => (
          <View key={item.key} className='photos__cell'>
            <Image className='photos__image' src={item.src} mode='aspectFill' ariaLabel={`第${index + 1}张照片`} onClick={() => open(item.src)} />
            {item.state === 'sending' && (
              <View className='photos__veil'>
                <View>{item.progress}%</View>
                <AtProgress percent={item.progress} isHidePercent />
              </View>
            )}
            {item.state === 'failed' && item.why && (
              <View className='photos__veil'>
                <Icon name='warning' />
                <View>这张用不了</View>
              </View>
            )}
            {item.state === 'failed' && !item.why && (
              <View className='photos__veil' ariaRole={waits ? undefined : 'button'} onClick={waits ? undefined : () => onRetry(item.key)}>
                <Icon name={waits ? 'clock' : 'retry'} />
                <View>{waits ?? '没传上，点此重传'}</View>
              </View>
            )}
            <View className='photos__remove' ariaRole='button' ariaLabel={`移除第${index + 1}张照片`} onClick={() => onRemove(item.key)}>
              <View className='photos__cross'>
                <Icon name='close' />
              </View>
            </View>
          </View>
        ))}
        {items.length < max && (
          <View className='photos__cell photos__add' hoverClass='photos__add--pressed' ariaRole='button' onClick={choose}>
            <Icon name='camera' />
            <View>{items.length ? `还可加${max - items.length}张` : '拍照或选图'}</View>
          </View>
        )}
      </View>
      {why && (
        <View className='photos__why' ariaRole='alert'>
          {why}
        </View>
      )}
    </>
  )
}

/** Photos that are filed: thumbnails that open. */
export function Thumbnails({ sources }: { sources: readonly string[] }) {
  if (!sources.length) return null
  return (
    <View className='photos'>
      {sources.map((src, index) => (
        <View key={src} className='photos__cell'>
          <Image
            className='photos__image'
            src={src}
            mode='aspectFill'
            ariaLabel={`第${index + 1}张照片，点按放大`}
            onClick={() => Taro.previewImage({ current: src, urls: [...sources] })}
          />
        </View>
      ))}
    </View>
  )
}
