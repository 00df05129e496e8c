Promise.all([withdraw('card-a', 80), withdraw('card-b', 80)]).then((said) => {
  console.log(said.join(', '), '- balance', balance)
  if (balance < 0) throw new Error(`the account is overdrawn: ${balance}`)
})
