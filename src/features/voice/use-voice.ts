import { useEffect, useRef, useState } from 'react'

import { toast } from '@/ui/toast'

import { findRecogniser } from './recogniser'

export interface Voice {
  listening: boolean
  start: () => void
  stop: () => void
}

const AT_MOST_MS = 60_000

/** Speech into words, handed over when the speaker stops. Null where there is none: then nothing is offered. */
export function useVoice(heard: (words: string) => void): Voice | null {
  const recogniser = useRef(useState(findRecogniser)[0])
  const [listening, setListening] = useState(false)
  const tell = useRef(heard)
  tell.current = heard
  const speaking = useRef(false)
  speaking.current = listening

  useEffect(() => {
    const engine = recogniser.current
    if (!engine) return
    engine.onStop = ({ result }) => {
      setListening(false)
      if (result) tell.current(result)
      else toast('没有听清，请再说一次')
    }
    engine.onError = () => {
      setListening(false)
      toast('没有听清，请再说一次，或者打字')
    }
    return () => {
      if (speaking.current) engine.stop()
    }
  }, [])

  const engine = recogniser.current
  if (!engine) return null
  return {
    listening,
    start: () => {
      setListening(true)
      engine.start({ lang: 'zh_CN', duration: AT_MOST_MS })
    },
    stop: () => engine.stop(),
  }
}
