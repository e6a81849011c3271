import type { ComponentProps } from 'react'

import { dial } from '@/features/go'
import { useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Screen } from '@/ui/screen'

/** A resident's page: a screen that ends with a number to call, so that nobody is left alone with it. */
export function ResidentScreen({ children, ...screen }: ComponentProps<typeof Screen>) {
  const hotline = useMe()?.hotline
  return (
    <Screen {...screen}>
      {children}
      {hotline && (
        <Button look='plain' icon='phone' onClick={() => dial(hotline)}>
          {`不会用？打${hotline}，有人帮您`}
        </Button>
      )}
    </Screen>
  )
}
