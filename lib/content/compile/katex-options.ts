/** How formulas are set: no links or foreign HTML, bounded macro expansion. */
export const KATEX_OPTIONS = { trust: false, strict: 'ignore', maxExpand: 200, maxSize: 40 } as const
