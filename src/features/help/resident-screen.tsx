import { View } from '@tarojs/components'
import type { ComponentProps } from 'react'

import { dial } from '@/features/go'
import { useHotline } from '@/features/session/hotline'
import { Button } from '@/ui/button'
import { Screen } from '@/ui/screen'
import './help.scss'

/** A resident's page: a screen that ends with a number to call, so that nobody is left alone with it. */
export function ResidentScreen({ children, ...screen }: ComponentProps<typeof Screen>) {
  const hotline = useHotline()
  return (
    <Screen {...screen}>
      {children}
      <Button look='plain' icon='phone' onClick={() => dial(hotline)}>
        <View className='help__part'>不会用？</View>
        <View className='help__part'>{`打${hotline}，有人帮您`}</View>
      </Button>
    </Screen>
  )
}
