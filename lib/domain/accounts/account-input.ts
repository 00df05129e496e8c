import { z } from 'zod'

/** An address as stored and compared: NFKC, trimmed, lower case. */
export const emailSchema = z
  .string()
  .max(254, 'Use an address of at most 254 characters.')
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('Write an email address, as in name@example.org.'))

// biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction-override characters make look-alikes.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A person's name as shown to others: NFKC, single spaces, nothing invisible. */
export const nameSchema = z
  .string()
  .max(400)
  .transform((value) => value.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'Write the name others shall see.').max(80, 'Use at most 80 characters.'))

/** An IANA name that this platform knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => isTimeZone(zone), 'This is not a time zone, as in Europe/Berlin.')

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
