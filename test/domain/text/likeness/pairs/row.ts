/**
 * Two appeals as two people filed them: village of both, days between them, then spot and text of the
 * one and of the other. `elsewhere` is the other one's village where it is not the same.
 */
export type Row = readonly [village: string, days: number, spot: string, text: string, otherSpot: string, otherText: string, elsewhere?: string]
