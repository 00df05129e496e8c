import { z } from 'zod'
import { nameSchema } from '../accounts/account-input.ts'
import { revocationReasons } from './certificate.ts'

/** What a learner sends to have it issued. `isConfirmed` stands for "this is the name as it is to appear". */
export const issueSchema = z.strictObject({ holder: nameSchema, isConfirmed: z.literal(true) })

const noteSchema = z.string().trim().min(3, 'Say why in a few words; it is kept in the audit log.').max(500)

/** What an admin sends; the reason is public, the note is for the audit log. */
export const revokeSchema = z.strictObject({ reason: z.enum(revocationReasons), note: noteSchema })
export const allowReissueSchema = z.strictObject({ note: noteSchema })

/** The code as it stands in an address of the API: only as it is stored. */
export const certificateParamsSchema = z.strictObject({ code: z.string().regex(/^[0-9a-z]{26}$/) })
