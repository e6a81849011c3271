import { counted } from '../../../domain/ledger/figures'
import { rateOf } from '../../../domain/ledger/rates'
import { contribution, deltas } from '../../../domain/ledger/figures'
import { LINK, again, closed, complaintChecked, earlier, handled } from './scenes'

const why = { reason: '另一段路' }

describe('The same matter of the same person after a close-out', () => {
  it('is said by a person, known of at both, and counts at the one that was closed out', () => {
    const [before, after] = [earlier(), again()]
    expect(counted(before.standing)).not.toContain('repeat')
    const was = before.standing
    after.take('V11-cadre', 'linkRepeat', LINK, before)
    expect([after.standing.repeatOf, before.standing.repeats]).toEqual([before.code, [after.code]])
    expect([after.standing.status, before.standing.status]).toEqual(['submitted', 'closed'])
    expect(counted(before.standing)).toContain('repeat')
    expect(counted(after.standing)).not.toContain('repeat')
    expect(rateOf('repeat', contribution(before.standing))).toEqual({ above: 1, below: 1 })
    for (const { counts } of deltas(was, before.standing)) expect(counts).toEqual({ repeat: 1 })
    after.take('T1-reviewer', 'unlinkRepeat', why, before)
    expect([after.standing.repeatOf, before.standing.repeats, counted(before.standing).includes('repeat')]).toEqual([null, [], false])
  })

  it('is no repeat while the first one is open, nor of itself, nor of one that nobody here may know of', () => {
    expect(again().refused('V11-cadre', 'linkRepeat', LINK, handled('resolution', { code: LINK.earlier }))).toBe('NOT_CLOSED')
    expect(again({ on: '2025-03-02' }).refused('V11-cadre', 'linkRepeat', LINK, earlier())).toBe('NOT_CLOSED')
    const one = again()
    expect(one.refused('V11-cadre', 'linkRepeat', { ...LINK, earlier: one.code })).toBe('SAME_APPEAL')
    expect(one.refused('V11-cadre', 'linkRepeat', LINK)).toBe('NOT_FOUND')
    expect(again({ village: 'V21' }).refused('V21-cadre', 'linkRepeat', LINK, earlier())).toBe('NOT_FOUND')
    expect(one.take('V11-cadre', 'linkRepeat', LINK, earlier()).refused('V11-cadre', 'linkRepeat', LINK, earlier())).toBe('REPEAT_LINKED')
  })

  it('of a complaint is told to nobody by the ordinary appeal before it, nor the other way round', () => {
    expect(again({ accused: ['V11'] }).refused('T1-reviewer', 'linkRepeat', LINK, earlier())).toBe('NOT_LINKABLE')
    const complaint = closed(complaintChecked().take('JW-officer', 'superviseSign', { opinion: '合规', signature: 'a' }).take('XF-officer', 'superviseSign', { opinion: '合规', signature: 'b' }))
    expect(again().refused('D-dispatcher', 'linkRepeat', { ...LINK, earlier: complaint.code }, complaint)).toBe('SAME_APPEAL')
    const other = again({ code: 'BZ-25-000003-E' })
    expect(other.refused('V11-cadre', 'linkRepeat', { ...LINK, earlier: complaint.code }, complaint)).toBe('NOT_FOUND')
    expect(other.refused('D-dispatcher', 'linkRepeat', { ...LINK, earlier: complaint.code }, complaint)).toBe('NOT_LINKABLE')
    // Two complaints of the same unit go round the same people.
    expect(again({ code: 'BZ-25-000003-E', accused: ['V11'] }).refused('D-dispatcher', 'linkRepeat', { ...LINK, earlier: complaint.code }, complaint)).toBeNull()
  })
})
