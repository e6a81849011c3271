/**
 * Who people are. A person holds posts; a post is a role in a unit; a role carries duties.
 * Rules ask for duties, never for roles, so that a district can cut its roles differently (S1.1).
 */

export const DUTIES = [
  'intake', // records appeals for residents: counter, telephone, visit
  'screening', // first look: valid, invalid, duplicate
  'review', // second look, with an opinion
  'triage', // kind, level, responsible unit
  'dispatch', // the district's desk: departments, crossings, rulings, extensions
  'reception', // accepts or returns for a unit, names the handler
  'handling', // does the work
  'checking', // leader in charge: the third signature
  'endorsing', // principal leader: the fourth signature
  'followUp', // calls petitioners; never a handler
  'inspection', // looks on site at what was closed out: discipline commission and performance centre
  'discipline', // discipline commission: watches complaints
  'petition', // petition office: watches complaints
  'leadership', // reads everything that is not hidden from the unit
  'errands', // handles what residents ask to have handled for them: service commissioners (服务专员)
  'administration',
] as const
export type Duty = (typeof DUTIES)[number]

export const ROLE_DUTIES = {
  gridWorker: ['intake', 'screening', 'errands'],
  villageCadre: ['intake', 'screening', 'reception', 'handling', 'errands'],
  villageSecretary: ['intake', 'screening', 'reception', 'handling', 'checking', 'errands'],
  reviewer: ['intake', 'screening', 'review', 'triage'],
  clerk: ['intake', 'errands'],
  // A post of its own where a district names people for it; village cadres, grid workers and counters handle errands as well.
  commissioner: ['errands'],
  coordinator: ['reception'],
  handler: ['handling'],
  leaderInCharge: ['checking', 'reception'],
  principal: ['endorsing', 'leadership'],
  dispatcher: ['intake', 'screening', 'review', 'triage', 'dispatch'],
  caller: ['followUp'],
  // The performance centre's.
  inspector: ['inspection'],
  // The two supervisors stand in as the desk where the centre itself is complained of; rules ask these duties of the desk alone.
  disciplineOfficer: ['discipline', 'inspection', 'screening', 'review', 'triage', 'dispatch', 'followUp'],
  petitionOfficer: ['petition', 'screening', 'review', 'triage', 'dispatch', 'followUp'],
  districtLeader: ['checking', 'endorsing', 'leadership'],
  administrator: ['administration'],
} as const satisfies Record<string, readonly Duty[]>
export type Role = keyof typeof ROLE_DUTIES

export const ROLE_WORDS: Record<Role, string> = {
  gridWorker: '网格员',
  villageCadre: '干部',
  villageSecretary: '书记',
  reviewer: '复核专员',
  clerk: '窗口受理员',
  commissioner: '服务专员',
  coordinator: '单位联络员',
  handler: '办理人',
  leaderInCharge: '分管领导',
  principal: '主要领导',
  dispatcher: '调度员',
  caller: '回访员',
  inspector: '目标绩效核查员',
  disciplineOfficer: '纪检督办员',
  petitionOfficer: '信访督办员',
  districtLeader: '区领导',
  administrator: '系统管理员',
}

/** Whether `role` carries `duty`. */
export function carries(role: Role, duty: Duty): boolean {
  return (ROLE_DUTIES[role] as readonly Duty[]).includes(duty)
}
