import { Button } from '#app/_ui/button.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { CODE_TEXT_MAX } from '#lib/domain/certificates/certificate-code.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './code-form.module.css'

/** Asks for the code of a certificate; works without JavaScript. */
export function CodeForm() {
  return (
    <form action={paths.certificates()} className={styles.form}>
      <TextField
        label="Code of the certificate"
        hint="26 letters and digits; capitals and hyphens make no difference. The address of its page does as well."
        name="code"
        required
        maxLength={CODE_TEXT_MAX}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button type="submit" variant="primary">
        Verify
      </Button>
    </form>
  )
}
