/** The district's departments that appeals go to, with the name residents know. */
export const DEPARTMENT_WORDS = {
  housing: '区住房和城乡建设局',
  transport: '区交通运输局',
  water: '区水利局',
  urban: '区综合行政执法局',
  education: '区教育局',
  health: '区卫生健康局',
  humanResources: '区人力资源和社会保障局',
  civilAffairs: '区民政局',
  agriculture: '区农业农村局',
  environment: '区生态环境局',
  market: '区市场监督管理局',
  naturalResources: '区自然资源和规划局',
  publicSecurity: '区公安分局',
  power: '区供电公司',
} as const satisfies Record<string, string>

export type DepartmentKey = keyof typeof DEPARTMENT_WORDS
export const DEPARTMENTS = Object.keys(DEPARTMENT_WORDS) as DepartmentKey[]
