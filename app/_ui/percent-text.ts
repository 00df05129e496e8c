/** "37 %" of a share of 0 to 1. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`
