/** The one way to a CloudBase AI model: its documented HTTP face, https://<environment>.api.tcloudbasegateway.com/v1/ai/cloudbase. */
const TIMEOUT_MS = 4_000
/** More than any answer that we ask for; what is longer is no answer. */
const LONGEST = 4_000

export interface Said {
  role: 'system' | 'user'
  content: string
}

/** What came of a question: words, or nothing, with a reason for the log. */
export type Reply = { words: string } | { silent: string }

/** Whether an environment gives functions a key for its models at all. */
export const hasKey = (): boolean => Boolean(process.env['CLOUDBASE_AI_KEY'])

/**
 * Asks `model` once, within four seconds. Never throws: a model that is refused, late or makes no sense is silent.
 * `CLOUDBASE_AI_KEY` is an API key of the environment; `CLOUDBASE_AI_BASE` another address, for development.
 */
export async function chat(model: string, messages: readonly Said[]): Promise<Reply> {
  const base = process.env['CLOUDBASE_AI_BASE'] || `https://${process.env['TCB_ENV'] ?? process.env['SCF_NAMESPACE']}.api.tcloudbasegateway.com/v1/ai/cloudbase`
  try {
    const response = await fetch(`${base}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env['CLOUDBASE_AI_KEY'] ?? ''}` },
      body: JSON.stringify({ model, messages, temperature: 0, stream: false }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return { silent: `HTTP ${response.status}` }
    const { choices } = (await response.json()) as { choices?: { message?: { content?: unknown } }[] }
    const words = choices?.[0]?.message?.content
    return typeof words === 'string' && words.length <= LONGEST ? { words } : { silent: 'no words' }
  } catch (error) {
    return { silent: error instanceof Error ? error.name : 'unknown' }
  }
}
