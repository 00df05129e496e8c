const started = Date.now()
for (const due of [50, 100, 150]) {
  setTimeout(() => console.log(`heartbeat due at ${due} ms, sent at ${Date.now() - started} ms`), due)
}
report(3).then((text) => console.log(text))
