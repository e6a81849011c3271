import { Image, View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { Icon } from '@/ui/icon'

import { momentWords } from '@/features/days'
import './sign-off.scss'

/** The four places of the sign-off, and of a complaint its two supervisors' parts; those still empty said so. */
export function SignOff({ signatures, supervision }: Pick<AppealPage, 'signatures' | 'supervision'>) {
  const parts = supervision.map((part) => ({ ...part, place: part.who, who: `${part.who}（督办）`, without: undefined }))
  return (
    <View className='sign-off'>
      {[...signatures, ...parts].map((place) => (
        <View key={place.place} className={`sign-off__place ${place.at && !place.without ? 'sign-off__place--signed' : ''}`}>
          <Icon name={place.without ? 'warning' : place.at ? 'done' : 'edit'} />
          <View className='sign-off__words'>
            <View>{place.who}</View>
            <View className='sign-off__note'>{place.words}</View>
            {place.at && <View className='sign-off__note'>{momentWords(place.at)}</View>}
          </View>
          {place.signature?.url && <Image className='sign-off__image' src={place.signature.url} mode='aspectFit' ariaLabel={`${place.who}的签名`} />}
        </View>
      ))}
    </View>
  )
}
