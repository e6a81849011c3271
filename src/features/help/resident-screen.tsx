import type { ComponentProps } from 'react'

import { dial } from '@/features/go'
import { useHotline } from '@/features/session/hotline'
import { Button } from '@/ui/button'
import { Screen } from '@/ui/screen'

/** A resident's page: a screen that ends with a number to call, so that nobody is left alone with it. */
export function ResidentScreen({ children, ...screen }: ComponentProps<typeof Screen>) {
  const hotline = useHotline()
  return (
    <Screen {...screen}>
      {children}
      <Button look='plain' icon='phone' onClick={() => dial(hotline)}>
        {`不会用？打${hotline}，有人帮您`}
      </Button>
    </Screen>
  )
}
