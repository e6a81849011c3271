/** The tokens that a chart is drawn with: a canvas reads no style sheet. The same colours as in `src/ui/tokens.scss`. */
export const PALETTE = { text: '#1f2329', quiet: '#5c6370', line: '#e1e4e9', brand: '#b5292b', blue: '#2463eb', green: '#15803d', amber: '#b45309' } as const
