import { randomUUID } from 'node:crypto'
import { readObject, sendJson } from '../http/exchange'
import type { Route } from '../http/route'

/** The API key that functions find in their environment. */
export const LOCAL_AI_KEY = 'local-ai-key'

/** What a model is asked. */
export interface Asked {
  model: string
  messages: readonly { role: string; content: string }[]
}

/** How the stand-in answers: the words of a completion, an HTTP status with a code, or nothing for so many milliseconds. */
export type ModelAnswer = { words: string } | { status: number; code: string } | { lateMs: number; words: string }

export interface Models {
  /** Says how models answer from now on; null answers that none is enabled, which is how an environment begins. */
  answer(how: ((asked: Asked) => ModelAnswer) | null): void
  readonly routes: readonly Route[]
}

/** The stand-in for CloudBase's models: the OpenAI-compatible face under `/v1/ai/<provider>`. It knows no model: tests say what one answers. */
export function openModels(now: () => number): Models {
  let answering: ((asked: Asked) => ModelAnswer) | null = null
  const completion: Route = {
    method: 'POST',
    path: { prefix: '/v1/ai/' },
    handle: async (req, res) => {
      const refuse = (status: number, code: string) => sendJson(res, status, { code, message: code, requestId: randomUUID() })
      if (!new URL(req.url ?? '', 'http://local').pathname.endsWith('/chat/completions')) return refuse(404, 'INVALID_PATH')
      if (req.headers.authorization !== `Bearer ${LOCAL_AI_KEY}`) return refuse(401, 'UNAUTHORIZED')
      const { model, messages } = await readObject(req)
      if (typeof model !== 'string' || !Array.isArray(messages)) return refuse(400, 'INVALID_PARAM')
      const given = answering?.({ model, messages: messages as Asked['messages'] }) ?? { status: 400, code: 'MODEL_NOT_ENABLED' }
      if ('status' in given) return refuse(given.status, given.code)
      // Nobody is answered late whose connection is gone: closing waits for what is being answered.
      if ('lateMs' in given) await new Promise<void>((resolve) => (setTimeout(resolve, given.lateMs).unref(), res.once('close', resolve)))
      sendJson(res, 200, {
        id: randomUUID(), object: 'chat.completion', created: Math.floor(now() / 1000), model,
        choices: [{ index: 0, message: { role: 'assistant', content: given.words }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      })
    },
  }
  return { answer: (how) => void (answering = how), routes: [completion] }
}
