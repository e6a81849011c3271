/** What WeChat pushes to which function; no interface of Tencent Cloud sets it, a person does in WeChat's tools. */
export const PUSHES = [{ msgType: 'event', event: 'wxa_media_check', function: 'pushes' }] as const

/** What a deployment cannot do, said after each one; docs/operations.md tells how each shows. */
export const BY_HAND: readonly string[] = [
  ...PUSHES.map(({ msgType, event, function: name }) => `云开发 › 设置 › 其他设置 › 消息推送：模式“云函数”，消息类型 ${msgType}，事件类型 ${event}，推到本环境的 ${name} (message push to the function ${name}; without it photos stay unchecked)`),
  'mp.weixin.qq.com › 开发管理：服务器 IP 白名单要放行或关闭 (no list of allowed addresses for the interfaces, else 40164)',
]
