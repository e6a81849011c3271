import { LOCAL_AI_KEY } from '../models'

/**
 * The environment every function finds, besides its caller and the application's own variables. It leads the real
 * SDK to this machine: `TCB_CONTEXT_CNFG` names the gateway, `SCF_NAMESPACE` the current environment, and
 * `TENCENTCLOUD` spares a lookup of the machine's metadata on each call.
 */
export function functionEnvironment(environmentId: string, url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    SCF_NAMESPACE: environmentId,
    TCB_ENV: environmentId,
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-id',
    TENCENTCLOUD_SECRETKEY: 'local-key',
    CLOUDBASE_AI_BASE: `${url}/v1/ai/cloudbase`,
    CLOUDBASE_AI_KEY: LOCAL_AI_KEY,
    SILENCE: 'true',
    TZ: 'UTC',
    WECHAT_API_BASE: `${url}/wechat`,
    WECOM_API_BASE: `${url}/wecom`,
    SMS_API_BASE: `${url}/sms`,
  }
}
