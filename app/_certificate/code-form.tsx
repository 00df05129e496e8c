import { Button } from '#app/_ui/button.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { paths } from '#lib/shared/paths.ts'
import styles from './code-form.module.css'

/** Asks for the code of a certificate; works without JavaScript. */
export function CodeForm() {
  return (
    <form action={paths.certificates()} className={styles.form}>
      <TextField
        label="Code of the certificate"
        hint="26 letters and digits. Capitals and hyphens make no difference."
        name="code"
        required
        maxLength={60}
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
