/** What stands on the page of the responsibility list. */
export const LIST_WORDS = {
  lead: '小事村上办、难事乡镇担、大事区里管。分流时按这张清单给出建议，由人确认。',
  readOnly: '由区管理员维护。',
  changes: '谁改了什么',
  noChanges: '还没有改过，都是出厂的清单。',
  level: '由哪一级办',
  department: '区级由哪个部门办',
  none: '不指定，由区中心定',
  save: '保存',
  saved: '已保存，一分钟内各处生效',
  model: 'AI 模型',
  modelNote: '打开后，分流时多一条机器的看法，标明是机器给的；答不上来或太慢，就只看规则的建议。投诉类的内容不会发给模型，姓名电话会先抹去。',
  modelAbsent: '环境里没有配好模型的密钥，现在打不开。',
  modelName: '模型名称',
  modelHint: '填云开发控制台里已开通的模型',
  modelOn: '打开',
  modelOff: '关掉',
} as const
