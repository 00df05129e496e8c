/** How long a session lasts after signing in. Nothing of an account is shown on a device that has not met the server since. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60
