import { expect, test } from '../e2e/test.ts'

for (const page of ['/sign-in', '/register']) {
  test(`a password typed on ${page} before the script is there never gets into the address`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
    const form = await context.newPage()
    await form.goto(page)
    const password = form.getByLabel('Password', { exact: true })
    await password.fill('a password of mine')
    await password.press('Enter')
    await expect(form.locator('form:has([type=password]) button')).toBeDisabled()
    expect(form.url()).not.toContain('password')
    const html = await (await form.request.get(page)).text()
    expect(html).toMatch(/<noscript>.*Accounts need JavaScript.*<\/noscript>/s)
    expect(await form.locator('form:has([type=password])').getAttribute('method')).toBe('post')
    await context.close()
  })
}
