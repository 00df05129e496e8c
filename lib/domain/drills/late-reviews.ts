/** How many reviews made without a connection are sent at once. */
export const LATE_REVIEWS = 100
